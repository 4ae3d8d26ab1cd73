package cairn.tensor.ops.inplace;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Fill;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.BinaryLaunch;
import cairn.tensor.ops.pointwise.Pointwise;
import cairn.tensor.ops.pointwise.TernaryLaunch;
import java.util.Arrays;

/// How every change in place happens: what must not be changed is refused, one launch writes into the tensor's own memory, and the
/// change is noted so that a backward pass never uses an overwritten value.
public final class InPlace {
    private InPlace() {}

    /// `x ← f(x, b)`
    public static Tensor binary(String op, Binary f, Tensor x, Tensor b) {
        View y = target(op, x, b);
        DType dtype = x.dtype();
        boolean fits = dtype == DType.F32 || (dtype == DType.I64 && f.isOnLongs() && b.dtype() != DType.F32);
        if (!fits) throw cannotHold(op, x, b);
        Engine.launch(new BinaryLaunch(f, y, operand(b, x), y));
        return changed(x);
    }

    /// `x ← f(x, b, c)`
    public static Tensor ternary(String op, Ternary f, Tensor x, Tensor b, Tensor c) {
        View y = target(op, x, b, c);
        if (x.dtype() != DType.F32) throw cannotHold(op, x, b);
        Engine.launch(new TernaryLaunch(f, y, operand(b, x), operand(c, x), y));
        return changed(x);
    }

    /// `x ← b`, converted to the type of `x`.
    public static Tensor copy(String op, Tensor x, Tensor b) {
        View y = target(op, x, b);
        Engine.launch(new Copy(operand(b, x), y));
        return changed(x);
    }

    /// `x ← value`
    public static Tensor fill(String op, Tensor x, float value) {
        Engine.launch(new Fill(value, target(op, x)));
        return changed(x);
    }

    private static Tensor changed(Tensor x) {
        ArrayTensor.view(x).buffer().touch();
        return x;
    }

    /// The memory to write, if writing is allowed.
    private static View target(String op, Tensor x, Tensor... operands) {
        for (Tensor b : operands)
            if (!b.shape().broadcastsTo(x.shape()))
                throw ShapeException.of(
                        op, "the operand must broadcast to the changed tensor's shape " + x.shape(), b.shape());
        return writable(op, x, operands);
    }

    /// The memory of `x`, if values may be written there that come from the operands, whatever their shapes.
    public static View writable(String op, Tensor x, Tensor... operands) {
        if (Autograd.isRecording()) {
            if (x.isTracked())
                throw tracked(op, "a tensor that gradients flow through cannot be changed in place while recording");
            for (Tensor b : operands)
                if (b.isTracked())
                    throw tracked(op, "a change in place by a tensor that gradients flow through is not recorded");
        }
        View y = ArrayTensor.view(x);
        for (int d = 0; d < y.rank(); d++)
            if (y.stride(d) == 0 && y.size(d) > 1)
                throw ShapeException.of(
                        op, "several elements of an expanded tensor are one in memory", x.shape(), "Use copy() first.");
        return y;
    }

    private static IllegalStateException tracked(String op, String rule) {
        return new IllegalStateException(
                "%s: %s. Wrap it in Autograd.noGrad(…), use detach(), or the operation without InPlace."
                        .formatted(op, rule));
    }

    private static IllegalArgumentException cannotHold(String op, Tensor x, Tensor b) {
        return new IllegalArgumentException(
                "%s: a tensor of type %s cannot hold the result with an operand of type %s. Use to(DType.F32) first."
                        .formatted(op, x.dtype(), b.dtype()));
    }

    /// The operand at the shape of `x`; a copy if it shares memory with `x` in another order.
    private static View operand(Tensor b, Tensor x) {
        boolean overlaps = ArrayTensor.view(b).buffer() == ArrayTensor.view(x).buffer() && !sameElements(b, x);
        return Pointwise.operand(overlaps ? b.copy() : b, x.dtype(), x.shape());
    }

    private static boolean sameElements(Tensor b, Tensor x) {
        View v = ArrayTensor.view(b);
        View w = ArrayTensor.view(x);
        return v.offset() == w.offset() && v.shape().equals(w.shape()) && Arrays.equals(v.strides(), w.strides());
    }
}
