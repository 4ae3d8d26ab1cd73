package cairn.benchmarks;

/// A side with a number of threads: what one process measures.
///
/// @param side who does the work
/// @param threads how many threads it may use
record Entrant(Side side, int threads) {}
