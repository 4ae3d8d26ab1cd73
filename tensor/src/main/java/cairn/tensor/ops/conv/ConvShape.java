package cairn.tensor.ops.conv;

/// The sizes of a convolution `[N, C, D, H, W] → [N, O, D', H', W']`; of fewer dims the first are [Axis#ABSENT].
///
/// @param batch `N`
/// @param groups into how many convolutions over a part of the channels it falls
/// @param in `C`
/// @param out `O`
record ConvShape(int batch, int groups, int in, int out, Axis depth, Axis height, Axis width) {
    /// The input channels of one group.
    int inPerGroup() {
        return in / groups;
    }

    /// The output channels of one group.
    int outPerGroup() {
        return out / groups;
    }

    /// The number of places in the window.
    int kernel() {
        return depth.kernel() * height.kernel() * width.kernel();
    }

    /// The products of any of the three passes.
    long multiplyAdds() {
        long places = (long) depth.out() * height.out() * width.out();
        return (long) batch * out * inPerGroup() * kernel() * places;
    }
}
