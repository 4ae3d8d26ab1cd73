package cairn.tensor.engine;

/// One run of a kernel over views: what the engine executes, and what a step plan records and replays.
///
/// A launch is a small record. It keeps views and geometry worked out in advance, and asks the views for their arrays only in [#run()].
/// It allocates nothing when it runs.
public interface Launch {
    /// Does the work.
    void run();

    /// Tells `access` every view this launch touches.
    void access(Access access);

    /// The multiplications of matrix products and convolutions: what dominates the cost of a large network.
    default long multiplyAdds() {
        return 0;
    }

    /// Who wants to know which memory a launch touches.
    interface Access {
        /// The launch reads these elements.
        void reads(View view);

        /// The launch sets all of these elements without having read them.
        void writes(View view);

        /// The launch reads and changes these elements.
        void updates(View view);
    }
}
