package cairn.tensor;

import java.util.Arrays;

/// How sequences, pictures and volumes are made larger or smaller: an immutable value. PyTorch: the arguments of
/// `torch.nn.functional.interpolate`.
///
/// ```java
/// Interpolation.by(2)                          // twice as large, nearest elements
/// Interpolation.to(224, 224).linear()          // bilinear, in two dims
/// Interpolation.by(1.5).bicubic().alignCorners()
/// ```
///
/// A size or a scale is one number for all spatial dims or one for each, the outermost first.
public final class Interpolation {
    private static final int[] NO_SIZE = {};
    private static final double[] NO_SCALE = {};

    private final int[] size; // empty: by scale
    private final double[] scale;
    private final Mode mode;
    private final boolean aligned;

    /// What an element of the output is made of.
    public enum Mode {
        /// The input's element in which the output's element begins. PyTorch: `nearest`.
        NEAREST,
        /// The input's element in which the middle of the output's element lies. PyTorch: `nearest-exact`.
        NEAREST_EXACT,
        /// The two neighbours along each dim, by their distance. PyTorch: `linear`, `bilinear`, `trilinear`.
        LINEAR,
        /// A cubic polynomial through four neighbours along both dims of a picture. Keys, 1981, with a = −0.75.
        BICUBIC,
        /// The mean of all elements of the input that the output's element covers. PyTorch: `area`.
        AREA
    }

    private Interpolation(int[] size, double[] scale, Mode mode, boolean aligned) {
        this.size = size;
        this.scale = scale;
        this.mode = mode;
        this.aligned = aligned;
        if (aligned && mode != Mode.LINEAR && mode != Mode.BICUBIC)
            throw new IllegalArgumentException(
                    "Interpolation: alignCorners is for linear() and bicubic(), not for " + mode + ".");
    }

    // ---- making one

    /// To the given sizes, at least 1, from the nearest elements.
    public static Interpolation to(int... size) {
        if (size.length == 0 || !Arrays.stream(size).allMatch(n -> n >= 1))
            throw new IllegalArgumentException(
                    "Interpolation: sizes must be at least 1, got " + Arrays.toString(size) + ".");
        return new Interpolation(size.clone(), NO_SCALE, Mode.NEAREST, false);
    }

    /// To sizes so many times those of the input, rounded down, from the nearest elements.
    ///
    /// @param scale above 0. PyTorch: `scale_factor`, not recomputed
    public static Interpolation by(double... scale) {
        if (scale.length == 0 || !Arrays.stream(scale).allMatch(s -> s > 0 && Double.isFinite(s)))
            throw new IllegalArgumentException(
                    "Interpolation: scales must be above 0, got " + Arrays.toString(scale) + ".");
        return new Interpolation(NO_SIZE, scale.clone(), Mode.NEAREST, false);
    }

    /// The same with another rule.
    public Interpolation mode(Mode to) {
        return new Interpolation(size, scale, to, aligned);
    }

    /// The same with [Mode#NEAREST_EXACT].
    public Interpolation nearestExact() {
        return mode(Mode.NEAREST_EXACT);
    }

    /// The same with [Mode#LINEAR]: bilinear for pictures, trilinear for volumes.
    public Interpolation linear() {
        return mode(Mode.LINEAR);
    }

    /// The same with [Mode#BICUBIC].
    public Interpolation bicubic() {
        return mode(Mode.BICUBIC);
    }

    /// The same with [Mode#AREA].
    public Interpolation area() {
        return mode(Mode.AREA);
    }

    /// The same with the middles of the corner elements on each other; otherwise the outer edges of the corner elements are. For
    /// [#linear] and [#bicubic]. PyTorch: `align_corners=True`.
    public Interpolation alignCorners() {
        return new Interpolation(size, scale, mode, true);
    }

    // ---- reading it

    /// The sizes as they were given; none if a scale was.
    public int[] sizes() {
        return size.clone();
    }

    /// The scales as they were given; none if a size was.
    public double[] scales() {
        return scale.clone();
    }

    /// The rule.
    public Mode mode() {
        return mode;
    }

    /// Whether [#alignCorners] was asked for.
    public boolean isAligned() {
        return aligned;
    }

    /// The spatial sizes that come of `in`.
    ///
    /// @throws IllegalArgumentException if it is for another number of dims, or a size would be 0
    public int[] outputSize(int... in) {
        int given = size.length + scale.length;
        if (given != 1 && given != in.length)
            throw new IllegalArgumentException("%s is for %d dims, not %d.".formatted(this, given, in.length));
        int[] out = new int[in.length];
        for (int d = 0; d < in.length; d++) {
            out[d] = size.length > 0 ? size[size.length == 1 ? 0 : d] : scaled(in[d], d);
            if (out[d] < 1)
                throw ShapeException.saying(
                        "interpolate: %s leaves nothing of spatial dim %d of %s. Use a larger scale."
                                .formatted(this, d, Arrays.toString(in)));
        }
        return out;
    }

    private int scaled(int in, int d) {
        double n = Math.floor(in * scale(d));
        if (n > Integer.MAX_VALUE)
            throw ShapeException.saying("interpolate: %s of size %d is too large.".formatted(this, in));
        return (int) n;
    }

    /// The scale along spatial dim `d`; 0 if a size was given.
    public double scale(int d) {
        return scale.length == 0 ? 0 : scale[scale.length == 1 ? 0 : d];
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Interpolation i
                && Arrays.equals(size, i.size)
                && Arrays.equals(scale, i.scale)
                && mode == i.mode
                && aligned == i.aligned;
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /// The calls that make it: `Interpolation.by(2.0).linear()`.
    @Override
    public String toString() {
        String target = size.length > 0 ? "to(" + list(Arrays.toString(size)) : "by(" + list(Arrays.toString(scale));
        String rule = switch (mode) {
            case NEAREST -> "";
            case NEAREST_EXACT -> ".nearestExact()";
            case LINEAR -> ".linear()";
            case BICUBIC -> ".bicubic()";
            case AREA -> ".area()";
        };
        return "Interpolation." + target + ")" + rule + (aligned ? ".alignCorners()" : "");
    }

    private static String list(String text) {
        return text.substring(1, text.length() - 1);
    }
}
