package cairn.tensor.ops.conv;

import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A convolution's pass to its weight's gradient: `dw[o, c, k] = Σ dy[n, o, p] · x[n, c, p + shift(k)]`.
///
/// The weights of a group are a matrix of output channels by places of the window in every input channel. It falls into
/// blocks; for one block, unit by unit, the input is laid out as a [Sheet] and the output's gradient in the same way,
/// so that each sum is a dot product. A sum does not depend on the block it is in.
final class WeightSums {
    private static final int ROOM = 192 * 1024; // floats of a unit: they stay in a second-level cache
    private static final int CHANNELS = 64; // at most in a block: sums over places are long then
    private static final int COLUMNS = 6; // that the kernel takes at a time; rows likewise
    private static final int ROWS = 4;

    private static final Known<ConvShape, WeightSums> KNOWN = new Known<>(WeightSums::new);

    private final ConvShape shape;
    private final Sheet sheet;
    private final int[] shifts;

    /// The sums for convolutions of these sizes.
    static WeightSums of(ConvShape shape) {
        return KNOWN.of(shape);
    }

    private WeightSums(ConvShape shape) {
        this.shape = shape;
        int sources = Math.min(CHANNELS, shape.inPerGroup());
        sheet = Sheet.sideBySide(
                Tracks.forward(shape, sources, Math.min(CHANNELS, shape.outPerGroup())), Form.STRIP, ROOM, 1);
        shifts = sheet.shifts(taps(), shape.inPerGroup());
    }

    private List<Integer> taps() {
        List<Integer> taps = new ArrayList<>();
        for (Track.Tap d : sheet.depth.taps().getFirst()) {
            for (Track.Tap h : sheet.height.taps().getFirst()) {
                for (Track.Tap w : sheet.width.taps().getFirst()) taps.add(sheet.shift(d, h, w));
            }
        }
        return taps;
    }

    // ---- blocks

    private int columns() {
        return shape.inPerGroup() * shape.kernel();
    }

    private int rowBlocks() {
        return Math.ceilDiv(shape.outPerGroup(), CHANNELS);
    }

    /// Into how many blocks to cut the columns, for at least so many blocks in all, where there are as many columns.
    private int columnBlocks(int wanted) {
        int least = Math.ceilDiv(shape.inPerGroup(), CHANNELS);
        int most = Math.ceilDiv(columns(), COLUMNS);
        return Math.clamp(Math.ceilDiv(wanted, shape.groups() * rowBlocks()), least, Math.max(least, most));
    }

    /// The number of blocks.
    ///
    /// @param wanted so many at least, where there are as many columns
    int blocks(int wanted) {
        return shape.groups() * rowBlocks() * columnBlocks(wanted);
    }

    /// Forms the sums of block `i` of `count`.
    void block(View x, View dy, View dw, int i, int count) {
        int columnBlocks = count / (shape.groups() * rowBlocks());
        int group = i / (rowBlocks() * columnBlocks);
        int rowBlock = i / columnBlocks % rowBlocks();
        int firstRow = Team.cut(shape.outPerGroup(), ROWS, rowBlock, rowBlocks());
        int rows = Team.cut(shape.outPerGroup(), ROWS, rowBlock + 1, rowBlocks()) - firstRow;
        int first = Team.cut(columns(), COLUMNS, i % columnBlocks, columnBlocks);
        int columns = Team.cut(columns(), COLUMNS, i % columnBlocks + 1, columnBlocks) - first;
        int firstChannel = group * shape.outPerGroup() + firstRow;
        int to = dw.start() + firstChannel * columns() + first;
        for (int r = 0; r < rows; r++)
            Arrays.fill(dw.buffer().floats(), to + r * columns(), to + r * columns() + columns, 0);
        sum(x, group * shape.inPerGroup(), first, columns, dy, firstChannel, rows, dw, to);
    }

    /// @param inChannel the first channel of the group
    /// @param outChannel the first channel of the block
    private void sum(
            View x, int inChannel, int first, int columns, View dy, int outChannel, int rows, View dw, int to) {
        int skipped = first / shape.kernel();
        int channels = Math.ceilDiv(first + columns, shape.kernel()) - skipped;
        Scratch scratch = Scratch.mine();
        float[] floats = scratch.sheet(sheet.size(channels));
        float[] strip = scratch.strip(rows * sheet.strip);
        Unit u = scratch.unit;
        for (int i = 0; i < sheet.units(); i++) {
            sheet.locate(i, u);
            if (i == 0 || sheet.isCut()) Arrays.fill(floats, 0, sheet.size(channels), 0);
            if (i == 0 || u.isPartial(sheet)) Arrays.fill(strip, 0, rows * sheet.strip, 0);
            Pictures.sideBySide(x, sheet, u, inChannel + skipped, channels, floats);
            for (int plane = 0; plane < u.planes(sheet, 0); plane++) {
                int from = dy.start()
                        + u.firstImage * dy.stride(0)
                        + outChannel * dy.stride(1)
                        + (u.firstPlane + plane) * dy.stride(2);
                for (int r = 0; r < rows; r++)
                    Pictures.toStrip(dy, sheet, u, from + r * dy.stride(1), strip, r * sheet.strip);
                Provider.KERNELS.slideGrad(
                        rows,
                        sheet.places(u.rows(sheet, 0)),
                        columns,
                        strip,
                        0,
                        sheet.strip,
                        floats,
                        plane * sheet.plane - skipped * sheet.channel,
                        shifts,
                        first,
                        dw.buffer().floats(),
                        to,
                        columns());
            }
        }
    }
}
