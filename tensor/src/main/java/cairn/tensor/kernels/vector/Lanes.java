package cairn.tensor.kernels.vector;

/// What operations of the Vector API do to one lane, where Java has no name for it.
final class Lanes {
    private Lanes() {}

    static float blend(float x, float y, boolean mask) {
        return mask ? y : x;
    }

    static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    static boolean lt(float a, float b) {
        return a < b;
    }

    static boolean le(float a, float b) {
        return a <= b;
    }

    static boolean gt(float a, float b) {
        return a > b;
    }

    static boolean ge(float a, float b) {
        return a >= b;
    }

    static boolean eq(float a, float b) {
        return a == b;
    }

    static boolean ne(float a, float b) {
        return a != b;
    }

    static boolean ne(int a, int b) {
        return a != b;
    }
}
