/// What is measured: a file for each workload, which says the same mathematics for every side.
@NullMarked
package cairn.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
