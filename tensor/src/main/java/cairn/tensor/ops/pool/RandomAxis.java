package cairn.tensor.ops.pool;

/// Windows of `size` places along one dimension at random distances.
///
/// @param in the size of the input
/// @param out the number of windows
/// @param sample which of a plane's samples is this dimension's; PyTorch has that of the width first in pictures
record RandomAxis(int in, int out, int size, int sample) {
    /// A dimension that is not there.
    static final RandomAxis ABSENT = new RandomAxis(1, 1, 1, 0);

    /// Where window `o` begins.
    ///
    /// @param u the sample
    int start(int o, float u) {
        if (o == out - 1) return in - size;
        float apart = (float) (in - size) / (out - 1);
        return (int) ((o + u) * apart) - (int) (u * apart);
    }
}
