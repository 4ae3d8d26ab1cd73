import org.jspecify.annotations.NullMarked;

/// Tensors, automatic differentiation and the kernels beneath them. Runs on the JDK alone.
@NullMarked
module cairn.tensor {
    requires static org.jspecify;
    requires static jdk.incubator.vector;

    exports cairn.tensor;
}
