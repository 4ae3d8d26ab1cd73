package cairn.tensor.ops.sequence;

import cairn.tensor.DType;
import cairn.tensor.RecurrentWeights;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// What the recurrent operations have in common: checks, initial states, and the states that each step began with.
final class Recurrence {
    private Recurrence() {}

    /// Checks the input and the weights of a layer with `gates` gates.
    static void check(String op, Tensor x, RecurrentWeights w, int gates, TimeSteps steps) {
        Tensor hh = w.hiddenHidden();
        if (hh.rank() != 2 || hh.size(0) % gates != 0)
            throw ShapeException.of(op, "hiddenHidden must be [%d·H, out]".formatted(gates), hh.shape());
        int width = hh.size(0);
        Tensor ih = w.inputHidden();
        if (ih.rank() != 2 || ih.size(0) != width)
            throw ShapeException.of(op, "inputHidden must be [%d·H=%d, in]".formatted(gates, width), ih.shape());
        checkBias(op, w.inputBias(), width);
        checkBias(op, w.hiddenBias(), width);
        checkProjection(op, w, width / gates);
        if (x.rank() != 2 || x.size(0) != steps.rows() || x.size(1) != ih.size(1))
            throw ShapeException.of(op, "x must be [rows=%d, in=%d]".formatted(steps.rows(), ih.size(1)), x.shape());
    }

    private static void checkBias(String op, @Nullable Tensor bias, int width) {
        if (bias != null && (bias.rank() != 1 || bias.size(0) != width))
            throw ShapeException.of(op, "a bias must be [%d]".formatted(width), bias.shape());
    }

    private static void checkProjection(String op, RecurrentWeights w, int hidden) {
        Tensor p = w.projection();
        int out = w.outputSize();
        if (p == null && out != hidden)
            throw ShapeException.of(op, "without a projection hiddenHidden must be [*, H=%d]".formatted(hidden), out);
        if (p != null && !p.shape().equals(Shape.of(out, hidden)))
            throw ShapeException.of(op, "the projection must be [out=%d, H=%d]".formatted(out, hidden), p.shape());
    }

    /// Checks an initial state.
    static void checkState(String op, String name, @Nullable Tensor state, int batch, int size) {
        if (state != null && !state.shape().equals(Shape.of(batch, size)))
            throw ShapeException.of(op, "%s must be [batch=%d, %d]".formatted(name, batch, size), state.shape());
    }

    static void checkUnprojected(String op, RecurrentWeights w) {
        if (w.projection() != null)
            throw new IllegalArgumentException(op + ": only an LSTM has a projection; leave it null.");
    }

    /// The sum of two biases, either of which may be absent.
    static @Nullable Tensor sum(@Nullable Tensor a, @Nullable Tensor b) {
        return a == null ? b : b == null ? a : a.add(b);
    }

    static @Nullable View view(@Nullable Tensor t) {
        return t == null ? null : contiguous(t);
    }

    static View contiguous(Tensor t) {
        return ArrayTensor.view(t.to(DType.F32).contiguous());
    }

    /// Memory for a matrix.
    static View memory(int rows, int cols) {
        return View.allocate(DType.F32, Shape.of(rows, cols));
    }

    /// `state`, or zeros.
    static View orZeros(@Nullable View state, int rows, int cols) {
        return state != null ? state : ArrayTensor.view(Tensor.zeros(rows, cols));
    }

    /// The state that each row began with: that of the step before, or the initial one. Shape: `[rows, n] → [rows, n]`.
    static Tensor before(TimeSteps steps, View states, @Nullable View initial) {
        Tensor x = Tensor.zeros(steps.rows(), states.size(1));
        for (int s = 0; s < steps.count(); s++) {
            int kept = steps.carried(s);
            int begun = steps.size(s) - kept;
            if (kept > 0) copy(states, steps.start(s - 1), x, steps.start(s), kept);
            if (begun > 0 && initial != null) copy(initial, kept, x, steps.start(s) + kept, begun);
        }
        return x;
    }

    private static void copy(View from, int row, Tensor to, int toRow, int rows) {
        Engine.launch(new Copy(rows(from, row, rows), rows(ArrayTensor.view(to), toRow, rows)));
    }

    /// Some rows of contiguous `x`.
    static View rows(View x, int first, int count) {
        int n = x.size(1);
        return x.at(x.offset() + first * n, new int[] {count, n}, new int[] {n, 1});
    }
}
