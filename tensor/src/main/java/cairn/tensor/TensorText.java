package cairn.tensor;

import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.ArrayList;
import java.util.List;

/// Tensors as text, as NumPy prints them: nested brackets, columns aligned, one precision for all, the middle left out when there are
/// many elements.
///
/// ```
/// [[ 1.5000, -2.0000],
///  [ 0.2500, 10.0000]]  [2, 2] requiresGrad
/// ```
///
/// After the elements come the shape, the type unless it is F32, and whether gradients flow through the tensor.
public final class TensorText {
    private static final int MOST = 1000; // elements printed in full
    private static final int EDGE = 3; // places kept at either end of a dimension
    private static final int LINE = 80; // characters

    private final View view;
    private final boolean isSummary;
    private final List<String> cells = new ArrayList<>();
    private int width; // of the widest cell
    private int next; // cell to write
    private final StringBuilder text = new StringBuilder();

    private TensorText(View view) {
        this.view = view;
        this.isSummary = view.numel() > MOST;
    }

    /// The text of `t`.
    public static String of(Tensor t) {
        View view = ArrayTensor.view(t);
        Engine.readByHost(view);
        return new TensorText(view).elements() + "  " + description(t);
    }

    private static String description(Tensor t) {
        String type = t.dtype() == DType.F32 ? "" : " " + t.dtype();
        String gradient = t.requiresGrad() ? " requiresGrad" : t.isTracked() ? " tracked" : "";
        return t.shape() + type + gradient;
    }

    private String elements() {
        if (view.numel() == 0) return "[]";
        List<Integer> positions = new ArrayList<>();
        collect(0, view.start(), positions);
        switch (view.dtype()) {
            case F32 -> addFloats(positions);
            case I64 ->
                positions.forEach(p -> cells.add(Long.toString(view.buffer().longs()[p])));
            case BOOL ->
                positions.forEach(p -> cells.add(Boolean.toString(view.buffer().bools()[p])));
        }
        for (String cell : cells) width = Math.max(width, cell.length());
        write(0);
        return text.toString();
    }

    private void addFloats(List<Integer> positions) {
        float[] values = new float[positions.size()];
        for (int i = 0; i < values.length; i++) values[i] = view.buffer().floats()[positions.get(i)];
        var format = NumberFormat.of(values);
        for (float v : values) cells.add(format.format(v));
    }

    /// Where the elements to print lie, in row-major order.
    private void collect(int dim, int at, List<Integer> positions) {
        if (dim == view.rank()) {
            positions.add(at);
            return;
        }
        for (int i = 0; i < view.size(dim); i++) {
            if (startsGap(dim, i)) i = view.size(dim) - EDGE;
            collect(dim + 1, at + i * view.stride(dim), positions);
        }
    }

    /// Whether the places from `i` on up to the last few are left out.
    private boolean startsGap(int dim, int i) {
        return isSummary && i == EDGE && view.size(dim) > 2 * EDGE;
    }

    private void write(int dim) {
        if (dim == view.rank()) writeCell();
        else if (dim == view.rank() - 1) writeRow(dim);
        else writeRows(dim);
    }

    private void writeCell() {
        String cell = cells.get(next++);
        text.repeat(' ', view.rank() == 0 ? 0 : width - cell.length()).append(cell);
    }

    private void writeRow(int dim) {
        text.append('[');
        int used = dim + 1;
        for (int i = 0; i < view.size(dim); i++) {
            boolean gap = startsGap(dim, i);
            int length = (gap ? 3 : width) + 2;
            if (i > 0) text.append(',');
            if (i > 0 && used + length > LINE) {
                text.append('\n').repeat(' ', dim + 1);
                used = dim + 1;
            } else if (i > 0) {
                text.append(' ');
            }
            used += length;
            if (gap) i = skipGap(dim);
            else writeCell();
        }
        text.append(']');
    }

    private void writeRows(int dim) {
        text.append('[');
        for (int i = 0; i < view.size(dim); i++) {
            if (i > 0) text.append(',').repeat('\n', view.rank() - 1 - dim).repeat(' ', dim + 1);
            if (startsGap(dim, i)) i = skipGap(dim);
            else write(dim + 1);
        }
        text.append(']');
    }

    /// Writes dots and returns the last place they stand for.
    private int skipGap(int dim) {
        text.append("...");
        return view.size(dim) - EDGE - 1;
    }
}
