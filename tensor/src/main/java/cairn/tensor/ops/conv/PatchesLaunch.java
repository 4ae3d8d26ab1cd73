package cairn.tensor.ops.conv;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// Copies every window of contiguous pictures `[*, H, W]` into columns `[*, KH, KW, H'·W']`, or adds columns up in pictures. Threads share the
/// pictures.
///
/// @param toColumns the direction
record PatchesLaunch(View pictures, View columns, Axis height, Axis width, boolean toColumns)
        implements Launch, Team.Task {
    @Override
    public void run() {
        if (count() > 0) Team.run(this, Math.clamp(Team.partsFor(2L * columns.numel()), 1, count()));
    }

    /// The number of pictures.
    private int count() {
        return pictures.numel() / Math.max(1, height.in() * width.in());
    }

    @Override
    public void part(int index, int count) {
        int end = Team.cut(count(), 1, index + 1, count);
        for (int p = Team.cut(count(), 1, index, count); p < end; p++) picture(p);
    }

    private void picture(int p) {
        int size = height.in() * width.in();
        int at = pictures.start() + p * size;
        int windows = height.out() * width.out();
        int column = columns.start() + p * height.kernel() * width.kernel() * windows;
        if (!toColumns) Arrays.fill(pictures.buffer().floats(), at, at + size, 0);
        for (int i = 0; i < height.kernel(); i++) {
            for (int j = 0; j < width.kernel(); j++) {
                place(at, i, j, column);
                column += windows;
            }
        }
    }

    /// Place `i, j` of all windows of the picture at `at`.
    private void place(int at, int i, int j, int column) {
        for (int h = 0; h < height.out(); h++) {
            int row = h * height.stride() + i * height.dilation() - height.before();
            int left = j * width.dilation() - width.before();
            boolean isInside = row >= 0 && row < height.in();
            if (toColumns) read(isInside ? at + row * width.in() : -1, left, column);
            else if (isInside) add(at + row * width.in(), left, column);
            column += width.out();
        }
    }

    /// @param row where the row begins; −1 for zeros
    private void read(int row, int left, int column) {
        float[] x = pictures.buffer().floats();
        float[] y = columns.buffer().floats();
        for (int w = 0; w < width.out(); w++) {
            int place = left + w * width.stride();
            y[column + w] = row >= 0 && place >= 0 && place < width.in() ? x[row + place] : 0;
        }
    }

    private void add(int row, int left, int column) {
        float[] x = pictures.buffer().floats();
        float[] y = columns.buffer().floats();
        for (int w = 0; w < width.out(); w++) {
            int place = left + w * width.stride();
            if (place >= 0 && place < width.in()) x[row + place] += y[column + w];
        }
    }

    @Override
    public void access(Access access) {
        if (toColumns) access.reads(pictures);
        else access.writes(pictures);
        if (toColumns) access.writes(columns);
        else access.reads(columns);
    }
}
