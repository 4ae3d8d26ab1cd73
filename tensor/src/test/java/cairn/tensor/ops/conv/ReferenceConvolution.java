package cairn.tensor.ops.conv;

import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.Arrays;

/// A convolution as its definition reads, in double: for every output, channel and place of the window one product.
final class ReferenceConvolution {
    final int dims;
    private final int[] x; // N C D H W
    private final int[] w; // O C/groups and the sizes
    private final int[] y; // N O and the sizes
    private final int[] stride;
    private final int[] padding;
    private final int[] dilation;

    ReferenceConvolution(Tensor x, Tensor w, Tensor y, Window window) {
        dims = w.rank() - 2;
        this.x = filled(x);
        this.w = filled(w);
        this.y = filled(y);
        stride = front(window.strides(dims, 1), 1);
        padding = front(window.paddings(dims), 0);
        dilation = front(window.dilations(dims), 1);
    }

    private static int[] filled(Tensor t) {
        int[] s = t.shape().dims();
        int[] five = {s[0], s[1], 1, 1, 1};
        System.arraycopy(s, 2, five, 7 - s.length, s.length - 2);
        return five;
    }

    private static int[] front(int[] values, int filler) {
        int[] three = new int[3];
        Arrays.fill(three, filler);
        System.arraycopy(values, 0, three, 3 - values.length, values.length);
        return three;
    }

    /// What happens where a place of the window meets a place of the input.
    private interface Meeting {
        void at(int x, int w, int y);
    }

    private void forEach(Meeting meeting) {
        int[] place = new int[3];
        for (int n = 0; n < y[0]; n++)
            for (int o = 0; o < y[1]; o++)
                for (place[0] = 0; place[0] < y[2]; place[0]++)
                    for (place[1] = 0; place[1] < y[3]; place[1]++)
                        for (place[2] = 0; place[2] < y[4]; place[2]++) window(n, o, place, meeting);
    }

    private void window(int n, int o, int[] place, Meeting meeting) {
        int[] k = new int[3];
        int[] at = new int[3];
        int group = o / (w[0] / (x[1] / w[1]));
        for (int c = 0; c < w[1]; c++)
            for (k[0] = 0; k[0] < w[2]; k[0]++)
                for (k[1] = 0; k[1] < w[3]; k[1]++)
                    for (k[2] = 0; k[2] < w[4]; k[2]++)
                        if (findsInput(place, k, at))
                            meeting.at(index(x, n, group * w[1] + c, at), index(w, o, c, k), index(y, n, o, place));
    }

    /// Sets `at` to where the window meets the input, if it does.
    private boolean findsInput(int[] place, int[] kernel, int[] at) {
        for (int d = 0; d < 3; d++) {
            at[d] = place[d] * stride[d] + kernel[d] * dilation[d] - padding[d];
            if (at[d] < 0 || at[d] >= x[2 + d]) return false;
        }
        return true;
    }

    private static int index(int[] sizes, int a, int b, int[] place) {
        return (((a * sizes[1] + b) * sizes[2] + place[0]) * sizes[3] + place[1]) * sizes[4] + place[2];
    }

    double[] output(float[] xs, float[] ws) {
        double[] ys = new double[Arrays.stream(y).reduce(1, (a, b) -> a * b)];
        forEach((i, k, o) -> ys[o] += (double) xs[i] * ws[k]);
        return ys;
    }

    double[] inputGrad(float[] ws, float[] dys) {
        double[] dxs = new double[Arrays.stream(x).reduce(1, (a, b) -> a * b)];
        forEach((i, k, o) -> dxs[i] += (double) dys[o] * ws[k]);
        return dxs;
    }

    double[] weightGrad(float[] xs, float[] dys) {
        double[] dws = new double[Arrays.stream(w).reduce(1, (a, b) -> a * b)];
        forEach((i, k, o) -> dws[k] += (double) dys[o] * xs[i]);
        return dws;
    }
}
