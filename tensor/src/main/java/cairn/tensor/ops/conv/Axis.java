package cairn.tensor.ops.conv;

/// A window along one dimension: place `k` of the window at output `o` lies on input `o·stride + k·dilation − before`.
///
/// @param in the size of the input
/// @param out the size of the output
/// @param kernel the number of places in the window
/// @param before how many places are added before the input; after it as many as the output needs
record Axis(int in, int out, int kernel, int stride, int before, int dilation) {
    /// A dimension that is not there: one place everywhere.
    static final Axis ABSENT = new Axis(1, 1, 1, 1, 0, 1);

    /// How many places of the input a window covers.
    static int extent(int kernel, int dilation) {
        return dilation * (kernel - 1) + 1;
    }
}
