package cairn.tensor.kernels;

/// Quotients and remainders with the rounding of Python, and powers of integers.
final class Division {
    private Division() {}

    /// `⌊a / b⌋`, worked out from the exact remainder.
    static float floor(float a, float b) {
        if (b == 0) return a / b;
        float quotient = (a - remainder(a, b)) / b;
        if (quotient == 0) return Math.copySign(0, a / b);
        float floor = (float) Math.floor(quotient);
        return quotient - floor > 0.5f ? floor + 1 : floor; // the division above may have rounded to just below
    }

    static long floor(long a, long b) {
        return Math.floorDiv(a, nonZero(b));
    }

    /// `a / b` without its fraction.
    static float trunc(float a, float b) {
        float quotient = a / b;
        return (float) (quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient));
    }

    static long trunc(long a, long b) {
        return a / nonZero(b);
    }

    /// `a − b·⌊a / b⌋`
    static float remainder(float a, float b) {
        float r = a % b;
        return r != 0 && r < 0 != b < 0 ? r + b : r;
    }

    static long remainder(long a, long b) {
        return Math.floorMod(a, nonZero(b));
    }

    static long fmod(long a, long b) {
        return a % nonZero(b);
    }

    /// `aᵇ`; 0 for negative `b` unless `a` is 1 or −1.
    static long power(long a, long b) {
        if (b < 0) return a == 1 ? 1 : a == -1 ? (b % 2 == 0 ? 1 : -1) : 0;
        long y = 1;
        for (; b > 0; b >>= 1, a *= a) if ((b & 1) == 1) y *= a;
        return y;
    }

    private static long nonZero(long b) {
        if (b == 0)
            throw new ArithmeticException(
                    "I64 values cannot be divided by 0. Use to(DType.F32) first for infinities and NaN.");
        return b;
    }
}
