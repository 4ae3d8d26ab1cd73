/// Training steps and kernels beside other frameworks, on the same cores and in turns.
///
/// [Benchmarks] goes through the parts of the report. A [Part] lets a [Contest] measure [Workload]s: a [WorkerProcess] for each side is told
/// line by line what to do, and a [Worker] in it does a [Step] over and over. All start from the same [Handover].
@NullMarked
package cairn.benchmarks;

import org.jspecify.annotations.NullMarked;
