/// Step plans: how a training step that has been watched twice runs as a flat list of kernel launches.
///
/// In the order of a step's life: a [Planner] runs it eagerly and lets a [Lesson] watch. A [Tape] records what one run did, and a
/// [Comparison] of two tapes tells whether it is the same each time. If so, a [Draft] of the plan goes through passes such as [Refill]
/// and becomes a [Replay]; if not, an [Obstacle] says why.
package cairn.tensor.plan;
