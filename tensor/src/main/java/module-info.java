import org.jspecify.annotations.NullMarked;

/// Tensors, automatic differentiation and the kernels beneath them. Runs on the JDK alone.
@NullMarked
@SuppressWarnings("module") // the modules that qualified exports name are compiled later
module cairn.tensor {
    requires static org.jspecify;
    requires static jdk.incubator.vector;

    exports cairn.tensor;
    exports cairn.tensor.engine to
            cairn.nn;
    exports cairn.tensor.kernels to
            cairn.nn;
    exports cairn.tensor.text to
            cairn.nn,
            cairn.data,
            cairn.cli;
}
