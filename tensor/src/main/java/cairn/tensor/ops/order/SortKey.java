package cairn.tensor.ops.order;

/// A float and its position as one long, so that sorting longs sorts floats stably: equal floats stay in the order of their positions.
/// NaN counts as greater than everything, and −0 as equal to 0.
final class SortKey {
    private SortKey() {}

    static long of(float v, int position, boolean descending) {
        int order = order(v);
        return (long) (descending ? ~order : order) << 32 | position;
    }

    /// An integer that is ordered as floats are.
    static int order(float v) {
        int bits = Float.floatToIntBits(v + 0f); // + 0 turns −0 into 0
        return bits >= 0 ? bits : bits ^ 0x7fff_ffff;
    }

    static int position(long key) {
        return (int) key;
    }

    /// Whether two keys are of equal floats.
    static boolean sameValue(long a, long b) {
        return a >> 32 == b >> 32;
    }
}
