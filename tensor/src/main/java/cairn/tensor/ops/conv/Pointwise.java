package cairn.tensor.ops.conv;

import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A convolution whose window is a single place: a matrix product over the channels of each picture, where it lies.
final class Pointwise {
    private static final int FEW = 64; // places of a picture: many small pictures are better laid side by side

    private Pointwise() {}

    static boolean applies(ConvShape s, View source, View target) {
        return isIdentity(s.depth())
                && isIdentity(s.height())
                && isIdentity(s.width())
                && places(source) >= FEW
                && hasWholePictures(source)
                && hasWholePictures(target);
    }

    private static boolean isIdentity(Axis a) {
        return a.kernel() == 1 && a.stride() == 1 && a.before() == 0 && a.in() == a.out();
    }

    /// Whether the places of a channel lie one after the other.
    private static boolean hasWholePictures(View v) {
        return v.stride(4) == 1 && v.stride(3) == v.size(4) && v.stride(2) == v.size(3) * v.size(4);
    }

    private static int places(View v) {
        return v.size(2) * v.size(3) * v.size(4);
    }

    /// Multiplies the pictures of part `index` of `count`.
    ///
    /// @param targetStep how far apart the weights of neighbouring target channels are; `sourceStep` likewise
    static void part(
            ConvShape s,
            View source,
            View w,
            int targetStep,
            int sourceStep,
            @Nullable View bias,
            View target,
            int index,
            int count) {
        int end = Team.cut(s.batch() * s.groups(), 1, index + 1, count);
        for (int i = Team.cut(s.batch() * s.groups(), 1, index, count); i < end; i++) {
            int image = i / s.groups();
            int group = i % s.groups();
            int sources = source.size(1) / s.groups();
            int targets = target.size(1) / s.groups();
            int to = target.start() + image * target.stride(0) + group * targets * target.stride(1);
            if (bias != null) fill(bias, group * targets, targets, target, to);
            Provider.KERNELS.matmul(
                    targets,
                    places(target),
                    sources,
                    w.buffer().floats(),
                    w.start() + group * sources * targets,
                    targetStep,
                    sourceStep,
                    source.buffer().floats(),
                    source.start() + image * source.stride(0) + group * sources * source.stride(1),
                    source.stride(1),
                    1,
                    target.buffer().floats(),
                    to,
                    target.stride(1),
                    bias != null);
        }
    }

    private static void fill(View bias, int first, int channels, View target, int to) {
        for (int c = 0; c < channels; c++) {
            float b = bias.buffer().floats()[bias.start() + (first + c) * bias.stride(0)];
            int at = to + c * target.stride(1);
            Arrays.fill(target.buffer().floats(), at, at + places(target), b);
        }
    }
}
