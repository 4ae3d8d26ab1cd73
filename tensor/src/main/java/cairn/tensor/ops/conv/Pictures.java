package cairn.tensor.ops.conv;

import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;

/// Copies between tensors `[N, C, D, H, W]`, of any strides, and the memory of a [Unit].
final class Pictures {
    private static final int DEPTH = 2;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 4;

    private Pictures() {}

    /// Writes the part of the source that the unit needs into a sheet, whose borders are zero already.
    static void toSheet(View x, Sheet s, Unit u, int firstChannel, int channels, float[] sheet) {
        for (int n = 0; n < u.images; n++) {
            for (int c = 0; c < channels; c++) {
                int from = x.start() + (u.firstImage + n) * x.stride(0) + (firstChannel + c) * x.stride(1);
                phases(x, s, u, from, sheet, c * s.channel + s.lead + n * s.pitch);
            }
        }
    }

    private static void phases(View x, Sheet s, Unit u, int from, float[] sheet, int to) {
        for (int d = 0; d < s.depth.phases().length; d++) {
            for (int h = 0; h < s.height.phases().length; h++) {
                for (int w = 0; w < s.width.phases().length; w++)
                    planes(x, s, u, d, h, w, from, sheet, to + s.phaseAt(d, h, w));
            }
        }
    }

    /// The planes of the phase with indices `d`, `h`, `w`.
    private static void planes(View x, Sheet s, Unit u, int d, int h, int w, int from, float[] sheet, int to) {
        int top = u.firstPlane + s.depth.first();
        int r = s.depth.phases()[d];
        int first = Math.max(0, -top);
        int end = Math.min(s.depthBlock + s.depth.last() - s.depth.first(), s.depth.sourceCount(r) - top);
        for (int j = first; j < end; j++) {
            int place = (top + j) * s.depth.sourceStep() + r;
            rows(
                    x,
                    s,
                    u,
                    s.height.phases()[h],
                    s.width.phases()[w],
                    from + place * x.stride(DEPTH),
                    sheet,
                    to + j * s.plane);
        }
    }

    /// The rows of a plane, for phase `r` of the height and `p` of the width.
    private static void rows(View x, Sheet s, Unit u, int r, int p, int from, float[] sheet, int to) {
        int top = u.firstRow + s.height.first();
        int firstRow = Math.max(0, -top);
        int endRow = Math.min(s.heightBlock + s.height.last() - s.height.first(), s.height.sourceCount(r) - top);
        int first = Math.max(s.width.first(), -u.firstColumn);
        int end = Math.min(s.widthBlock + s.width.last(), s.width.sourceCount(p) - u.firstColumn);
        if (firstRow >= endRow || first >= end) return;
        int row = (top + firstRow) * s.height.sourceStep() + r;
        int column = (u.firstColumn + first) * s.width.sourceStep() + p;
        Provider.KERNELS.copyRows(
                endRow - firstRow,
                end - first,
                0,
                x.buffer().floats(),
                from + row * x.stride(HEIGHT) + column * x.stride(WIDTH),
                x.stride(HEIGHT) * s.height.sourceStep(),
                x.stride(WIDTH) * s.width.sourceStep(),
                sheet,
                to + firstRow * s.row + first,
                s.row,
                1);
    }

    /// Writes one channel of a plane of results to a phase of the target.
    ///
    /// @param plane which plane of the unit
    /// @param plus added to every result
    static void fromStrip(
            float[] strip, int from, float plus, View y, Sheet s, Unit u, int channel, int plane, int d, int h, int w) {
        int place = (u.firstPlane + plane) * s.depth.targetStep() + d;
        int row = u.firstRow * s.height.targetStep() + h;
        int column = u.firstColumn * s.width.targetStep() + w;
        int to = y.start()
                + channel * y.stride(1)
                + place * y.stride(DEPTH)
                + row * y.stride(HEIGHT)
                + column * y.stride(WIDTH);
        for (int n = 0; n < u.images; n++) {
            Provider.KERNELS.copyRows(
                    u.rows(s, h),
                    u.columns(s, w),
                    plus,
                    strip,
                    from + n * s.pitch,
                    s.row,
                    1,
                    y.buffer().floats(),
                    to + (u.firstImage + n) * y.stride(0),
                    y.stride(HEIGHT) * s.height.targetStep(),
                    y.stride(WIDTH) * s.width.targetStep());
        }
    }

    /// The opposite, for a target of one phase: reads one channel of a plane into a strip that is zero elsewhere.
    static void toStrip(View y, Sheet s, Unit u, int channel, int plane, float[] strip, int to) {
        int from = y.start()
                + channel * y.stride(1)
                + (u.firstPlane + plane) * y.stride(DEPTH)
                + u.firstRow * y.stride(HEIGHT)
                + u.firstColumn * y.stride(WIDTH);
        for (int n = 0; n < u.images; n++) {
            Provider.KERNELS.copyRows(
                    u.rows(s, 0),
                    u.columns(s, 0),
                    0,
                    y.buffer().floats(),
                    from + (u.firstImage + n) * y.stride(0),
                    y.stride(HEIGHT),
                    y.stride(WIDTH),
                    strip,
                    to + n * s.pitch,
                    s.row,
                    1);
        }
    }
}
