package cairn.tensor.kernels.vector;

/// Tells whether a piece of vector code or its scalar twin is to do the work; see [Warmup].
final class Tier {
    private final Runnable vector;
    private final Runnable scalar;
    private final long worthwhile;
    private long work;
    private volatile boolean compiled;

    /// Both pieces of code on data of no importance, and after how much work of the twin the vector code is worth compiling.
    Tier(Runnable vector, Runnable scalar, long worthwhile) {
        this.vector = vector;
        this.scalar = scalar;
        this.worthwhile = worthwhile;
    }

    /// Whether the vector code is to do the next piece of work; if not, it counts for having it compiled.
    boolean isCompiled(long nextWork) {
        if (!compiled) count(nextWork);
        return compiled;
    }

    /// NOTE: threads that count at once lose some work, but one of them crosses the line.
    private void count(long nextWork) {
        long before = work;
        if (before >= worthwhile) return;
        work = before + nextWork;
        if (before + nextWork >= worthwhile) Warmup.request(this);
    }

    void runVector() {
        vector.run();
    }

    void runScalar() {
        scalar.run();
    }

    /// From now on the vector code does the work.
    void setCompiled() {
        compiled = true;
    }
}
