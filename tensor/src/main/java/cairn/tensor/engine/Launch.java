package cairn.tensor.engine;

/// One run of a kernel over views: what the engine executes, and what a step plan records and replays.
///
/// A launch is a small record. It keeps views and geometry worked out in advance, and asks the views for their arrays only in [#run()].
/// It allocates nothing when it runs.
///
/// Its components are views, geometry, constants and cells, and records and lists of these. Two launches do the same if their
/// components are equal up to the memory they name. Arrays are room to work in, whose contents do not count; only an `int[]` inside a
/// component is geometry.
public interface Launch {
    /// Does the work.
    void run();

    /// Tells `access` every view this launch touches.
    void access(Access access);

    /// The multiplications of matrix products and convolutions: what dominates the cost of a large network.
    default long multiplyAdds() {
        return 0;
    }

    /// Whether each element of the result depends on the operands' elements at the same place alone, so that the result may be written over
    /// an operand of the same geometry.
    default boolean isPointwise() {
        return false;
    }

    /// Who wants to know which memory a launch touches.
    interface Access {
        /// The launch reads these elements.
        void reads(View view);

        /// The launch sets all of these elements without having read them.
        void writes(View view);

        /// The launch reads and changes these elements.
        void updates(View view);

        /// The launch works in these elements. What was there before does not matter to it, what is there afterwards to nobody.
        default void scratch(View view) {
            writes(view);
        }

        /// The launch changes this number.
        default void changes(Cell cell) {}
    }
}
