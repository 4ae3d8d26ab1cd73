/// Step plans: how a training step that has been watched twice runs as a flat list of kernel launches.
///
/// In the order of a step's life: a [Planner] runs it eagerly and lets a [Lesson] watch. A [Tape] records what one run did, and a
/// [Comparison] of two tapes tells whether it is the same each time; if not, an [Obstacle] says why. If so, a [Draft] of the plan is made:
/// [Fusion] joins pointwise launches, [Refill] sees to memory that must begin as zeros, [Layout] finds places for what is left, in an
/// [Arena] that all plans of the step share. The result is a [Replay].
package cairn.tensor.plan;
