package cairn.tensor.engine;

import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// The loops that visit the elements of several equally shaped views together: outer dimensions to walk, and one innermost run.
///
/// Neighbouring dimensions that every view steps through evenly are merged, so that contiguous operands of any rank become one run.
public final class Nest {
    private final int[] dims; // outermost first; the last is the innermost run
    private final int[][] strides; // [view][dim]
    private final int outer;

    private Nest(int[] dims, int[][] strides) {
        this.dims = dims;
        this.strides = strides;
        int n = 1;
        for (int i = 0; i < dims.length - 1; i++) n *= dims[i];
        this.outer = n;
    }

    /// The loops over `views`, which all have the same shape.
    public static Nest of(View... views) {
        int rank = views[0].rank();
        int[] dims = new int[Math.max(1, rank)];
        int[][] strides = new int[views.length][Math.max(1, rank)];
        int used = 0;
        for (int d = 0; d < rank; d++) {
            int size = views[0].size(d);
            if (size == 1) continue;
            if (used > 0 && mergeable(views, strides, used - 1, d)) {
                dims[used - 1] *= size;
                for (int v = 0; v < views.length; v++) strides[v][used - 1] = views[v].stride(d);
            } else {
                dims[used] = size;
                for (int v = 0; v < views.length; v++) strides[v][used] = views[v].stride(d);
                used++;
            }
        }
        if (used == 0) dims[used++] = 1;
        return new Nest(Arrays.copyOf(dims, used), trim(strides, used));
    }

    private static boolean mergeable(View[] views, int[][] strides, int last, int d) {
        for (int v = 0; v < views.length; v++)
            if (strides[v][last] != views[v].stride(d) * views[v].size(d)) return false;
        return true;
    }

    private static int[][] trim(int[][] strides, int used) {
        int[][] s = new int[strides.length][];
        for (int v = 0; v < s.length; v++) s[v] = Arrays.copyOf(strides[v], used);
        return s;
    }

    /// The number of innermost runs.
    public int outer() {
        return outer;
    }

    /// The length of the innermost run.
    public int inner() {
        return dims[dims.length - 1];
    }

    /// The step between neighbours in the innermost run of view `v`; 0 for a single repeated element.
    public int step(int v) {
        return strides[v][dims.length - 1];
    }

    /// Where run number `run` of view `v` begins, relative to the view's first element.
    public int offset(int v, int run) {
        int[] s = strides[v];
        int at = 0;
        for (int d = dims.length - 2; d > 0; d--) {
            int size = dims[d];
            at += run % size * s[d];
            run /= size;
        }
        return dims.length < 2 ? 0 : at + run * s[0];
    }

    /// The number of loops, the innermost run included.
    public int rank() {
        return dims.length;
    }

    /// The length of loop `d`.
    public int size(int d) {
        return dims[d];
    }

    /// The step between neighbours in loop `d` of view `v`.
    public int stride(int v, int d) {
        return strides[v][d];
    }

    /// The number of elements visited.
    public long numel() {
        return (long) outer * inner();
    }

    /// Into how many parts a team should cut these loops: whole runs, or stretches of the one run there is.
    public int parts() {
        int parts = Team.partsFor(numel());
        return Math.max(1, Math.min(parts, outer == 1 ? inner() : outer));
    }

    /// The first run of part `index` of `count`.
    public int firstRun(int index, int count) {
        return outer == 1 ? 0 : (int) ((long) outer * index / count);
    }

    /// One past the last run of part `index` of `count`.
    public int endRun(int index, int count) {
        return outer == 1 ? 1 : firstRun(index + 1, count);
    }

    /// Where part `index` of `count` begins inside each of its runs.
    public int from(int index, int count) {
        return outer == 1 ? (int) ((long) inner() * index / count) : 0;
    }

    /// Where part `index` of `count` ends inside each of its runs.
    public int to(int index, int count) {
        return outer == 1 ? (int) ((long) inner() * (index + 1) / count) : inner();
    }

    /// Where element `i` of run `run` of view `v` lies, relative to the view's first element.
    public int at(int v, int run, int i) {
        return offset(v, run) + i * step(v);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nest nest && Arrays.equals(dims, nest.dims) && Arrays.deepEquals(strides, nest.strides);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dims) + Arrays.deepHashCode(strides);
    }
}
