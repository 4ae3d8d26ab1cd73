package cairn.tensor.ops.conv;

import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;

/// Copies between tensors `[N, C, D, H, W]`, of any strides, and the memory of a [Unit].
final class Pictures {
    private static final int DEPTH = 2;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 4;

    private Pictures() {}

    /// Whether the places of a channel's plane lie one after the other.
    static boolean hasWholePlanes(View v) {
        return v.stride(WIDTH) == 1 && v.stride(HEIGHT) == v.size(WIDTH);
    }

    /// Writes the part of the source that the unit needs into a sheet, whose borders are zero already.
    ///
    /// @param places of [#interleaving]
    static void toSheet(View x, Sheet s, Unit u, int[] places, int firstChannel, int channels, float[] sheet) {
        if (s.form == Form.INTERLEAVED) interleave(x, s, u, places, firstChannel, channels, sheet);
        else sideBySide(x, s, u, firstChannel, channels, sheet);
    }

    /// Where the places of a plane of the source lie in a sheet of interleaved pictures, relative to the plane's
    /// beginning; −1 for those that no window meets.
    static int[] interleaving(Sheet s) {
        int rows = s.height.source();
        int columns = s.width.source();
        int[] places = new int[s.form == Form.INTERLEAVED ? rows * columns : 0];
        for (int i = 0; i < places.length; i++) {
            int h = s.height.indexOf(i / columns, s.heightBlock);
            int w = s.width.indexOf(i % columns, s.widthBlock);
            int row = i / columns / s.height.sourceStep() - s.height.first();
            int column = i % columns / s.width.sourceStep();
            places[i] = h < 0 || w < 0 ? -1 : s.phaseAt(0, h, w) + s.lead + row * s.row + column * s.step;
        }
        return places;
    }

    private static void interleave(
            View x, Sheet s, Unit u, int[] places, int firstChannel, int channels, float[] sheet) {
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < s.depth.source(); p++) {
                int d = s.depth.indexOf(p, s.depthBlock);
                if (d < 0) continue;
                int plane = p / s.depth.sourceStep() - s.depth.first();
                int from =
                        x.start() + u.firstImage * x.stride(0) + (firstChannel + c) * x.stride(1) + p * x.stride(DEPTH);
                int to = c * s.channel + s.phaseAt(d, 0, 0) + plane * s.plane;
                Provider.KERNELS.interleave(
                        u.images, places.length, x.buffer().floats(), from, x.stride(0), sheet, to, places);
            }
        }
    }

    /// As [#toSheet], for pictures that lie side by side.
    static void sideBySide(View x, Sheet s, Unit u, int firstChannel, int channels, float[] sheet) {
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
                x.buffer().floats(),
                from + row * x.stride(HEIGHT) + column * x.stride(WIDTH),
                x.stride(HEIGHT) * s.height.sourceStep(),
                x.stride(WIDTH) * s.width.sourceStep(),
                sheet,
                to + firstRow * s.row + first,
                s.row,
                1);
    }

    /// Writes one channel of a plane of results from a strip to phase `h`, `w` of the target's plane, or of
    /// interleaved pictures to all of its phases.
    ///
    /// @param to where the channel's plane begins in the unit's first picture
    static void fromStrip(float[] strip, int from, View y, Sheet s, Unit u, int to, int h, int w) {
        float[] target = y.buffer().floats();
        if (s.form == Form.INTERLEAVED) {
            int places = y.size(HEIGHT) * y.size(WIDTH);
            Provider.KERNELS.copyRows(u.images, places, strip, from, 1, s.step, target, to, y.stride(0), 1);
            return;
        }
        int row = u.firstRow * s.height.targetStep() + h;
        int column = u.firstColumn * s.width.targetStep() + w;
        for (int n = 0; n < u.images; n++) {
            Provider.KERNELS.copyRows(
                    u.rows(s, h),
                    u.columns(s, w),
                    strip,
                    from + n * s.pitch,
                    s.row,
                    1,
                    target,
                    to + n * y.stride(0) + row * y.stride(HEIGHT) + column * y.stride(WIDTH),
                    y.stride(HEIGHT) * s.height.targetStep(),
                    y.stride(WIDTH) * s.width.targetStep());
        }
    }

    /// The opposite, for a target of one phase and pictures side by side: reads one channel of a plane into a strip that
    /// is zero elsewhere.
    static void toStrip(View y, Sheet s, Unit u, int from, float[] strip, int to) {
        float[] target = y.buffer().floats();
        int first = from + u.firstRow * y.stride(HEIGHT) + u.firstColumn * y.stride(WIDTH);
        for (int n = 0; n < u.images; n++) {
            Provider.KERNELS.copyRows(
                    u.rows(s, 0),
                    u.columns(s, 0),
                    target,
                    first + n * y.stride(0),
                    y.stride(HEIGHT),
                    y.stride(WIDTH),
                    strip,
                    to + n * s.pitch,
                    s.row,
                    1);
        }
    }
}
