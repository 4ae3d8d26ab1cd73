package cairn.tensor.ops.resample;

import cairn.tensor.Interpolation;

/// Which elements along a dim an output element is made of: output `o` is the sum of input `places[t]` times weight `t` over
/// `starts[o] ≤ t < starts[o + 1]`.
///
/// @param in the size of the input
/// @param each how many taps every output has; 0 if that differs
/// @param weights in the bits of whole numbers, which plans compare, unlike arrays of floats
record Taps(int in, int each, int[] starts, int[] places, int[] weights) {
    int out() {
        return starts.length - 1;
    }

    float weight(int t) {
        return Float.intBitsToFloat(weights[t]);
    }

    /// The taps of an interpolation along spatial dim `d`.
    ///
    /// NOTE: positions are worked out in `float`, so that where they fall between two elements they fall on the side they do in PyTorch.
    static Taps of(Interpolation how, int d, int in, int out) {
        int each = switch (how.mode()) {
            case LINEAR -> 2;
            case BICUBIC -> 4;
            default -> 1;
        };
        Taps taps = new Taps(in, each, new int[out + 1], new int[out * each], new int[out * each]);
        float step = how.isAligned()
                ? out > 1 ? (float) (in - 1) / (out - 1) : 0
                : how.scale(d) > 0 ? (float) (1 / how.scale(d)) : (float) in / out;
        for (int o = 0; o < out; o++) {
            taps.starts[o + 1] = (o + 1) * each;
            float at = how.isAligned() ? step * o : step * (o + 0.5f) - 0.5f;
            switch (how.mode()) {
                case LINEAR -> taps.linear(o, out == in ? o : Math.max(0, at));
                case BICUBIC -> taps.cubic(o, at);
                case NEAREST -> taps.set(o, (int) Math.min((float) Math.floor(o * step), in - 1), 1);
                default -> taps.set(o, (int) Math.min((float) Math.floor((o + 0.5f) * step), in - 1), 1);
            }
        }
        return taps;
    }

    private void linear(int o, float at) {
        int left = Math.min((int) at, in - 1);
        float right = Math.clamp(at - left, 0f, 1f);
        set(2 * o, left, 1 - right);
        set(2 * o + 1, Math.min(left + 1, in - 1), right);
    }

    private void cubic(int o, float at) {
        int left = Math.min((int) Math.floor(at), in - 1);
        float t = Math.clamp(at - left, 0f, 1f);
        set(4 * o, Math.clamp(left - 1, 0, in - 1), far(t + 1));
        set(4 * o + 1, Math.clamp(left, 0, in - 1), near(t));
        set(4 * o + 2, Math.clamp(left + 1, 0, in - 1), near(1 - t));
        set(4 * o + 3, Math.clamp(left + 2, 0, in - 1), far(2 - t));
    }

    private static final float A = -0.75f;

    /// The weight of a neighbour at a distance of at most 1.
    private static float near(float t) {
        return ((A + 2) * t - (A + 3)) * t * t + 1;
    }

    /// The weight of a neighbour at a distance between 1 and 2.
    private static float far(float t) {
        return ((A * t - 5 * A) * t + 8 * A) * t - 4 * A;
    }

    private void set(int t, int place, float weight) {
        places[t] = place;
        weights[t] = Float.floatToRawIntBits(weight);
    }

    /// Whether the output is the input.
    boolean isIdentity() {
        if (out() != in) return false;
        for (int o = 0; o < in; o++)
            for (int t = starts[o]; t < starts[o + 1]; t++) if (weight(t) != (places[t] == o ? 1 : 0)) return false;
        return true;
    }

    /// The taps of the gradient: what every input gives to the outputs.
    Taps transposed() {
        int[] at = new int[in + 1];
        for (int place : places) at[place + 1]++;
        for (int i = 0; i < in; i++) at[i + 1] += at[i];
        Taps back = new Taps(out(), uniform(at), at.clone(), new int[places.length], new int[places.length]);
        for (int o = 0; o < out(); o++)
            for (int t = starts[o]; t < starts[o + 1]; t++) back.set(at[places[t]]++, o, weight(t));
        return back;
    }

    /// How far all neighbours are apart; 0 if that differs.
    private static int uniform(int[] starts) {
        for (int i = 1; i < starts.length; i++) if (starts[i] != i * starts[1]) return 0;
        return starts[1];
    }
}
