package cairn.testkit;

import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One row of an operation table: how the operation is called, on what, and what it should give. [OpChecks] derives the tests.
///
/// ```java
/// OpCase.unary("tanh", Tensor::tanh, Math::tanh)
/// OpCase.unary("log", Tensor::log, Math::log).on(Sampler.positive())
/// OpCase.of("matmul", x -> x.get(0).matmul(x.get(1)), new int[] {2, 3}, new int[] {3, 4})
/// ```
public final class OpCase {
    /// An input: its shape and where it is drawn from.
    record Input(int[] shape, Sampler sampler) {}

    /// An argument that must be refused, and a piece of the message.
    record Refusal(Runnable call, String message) {}

    final String name;
    final Function<List<Tensor>, Tensor> op;
    final @Nullable Function<double[], Double> reference; // element by element over broadcast inputs; null for none
    final List<Input> inputs;
    final boolean pointwise;
    final boolean differentiable;
    final boolean twice;
    final GradCheck.Tolerance tolerance;
    final double rtol;
    final List<Refusal> refusals;

    private OpCase(Builder b) {
        name = b.name;
        op = b.op;
        reference = b.reference;
        inputs = List.copyOf(b.inputs);
        pointwise = b.pointwise;
        differentiable = b.differentiable;
        twice = b.twice;
        tolerance = b.tolerance;
        rtol = b.rtol;
        refusals = List.copyOf(b.refusals);
    }

    /// The operation's name: the method it is called by.
    public String name() {
        return name;
    }

    private static final int[] SAMPLE = {3, 4};

    /// A row for `y = f(x)`, element by element.
    public static OpCase unary(String name, UnaryOperator<Tensor> op, DoubleUnaryOperator reference) {
        var b = new Builder(name, x -> op.apply(x.getFirst()));
        b.pointwise = true;
        b.reference = v -> reference.applyAsDouble(v[0]);
        b.inputs.add(new Input(SAMPLE, Sampler.normal()));
        return new OpCase(b);
    }

    /// A row for `y = f(a, b)`, element by element, broadcast.
    public static OpCase binary(String name, BinaryOperator<Tensor> op, DoubleBinaryOperator reference) {
        var b = new Builder(name, x -> op.apply(x.get(0), x.get(1)));
        b.pointwise = true;
        b.reference = v -> reference.applyAsDouble(v[0], v[1]);
        b.inputs.add(new Input(SAMPLE, Sampler.normal()));
        b.inputs.add(new Input(new int[] {4}, Sampler.normal()));
        return new OpCase(b);
    }

    /// A row for any operation, on normal inputs of the given shapes.
    public static OpCase of(String name, Function<List<Tensor>, Tensor> op, int[]... shapes) {
        var b = new Builder(name, op);
        for (int[] shape : shapes) b.inputs.add(new Input(shape, Sampler.normal()));
        return new OpCase(b);
    }

    /// The same row with each input drawn from the sampler at its position; the last sampler serves the rest.
    public OpCase on(Sampler... samplers) {
        Builder b = new Builder(this);
        for (int i = 0; i < inputs.size(); i++)
            b.inputs.set(i, new Input(inputs.get(i).shape, samplers[Math.min(i, samplers.length - 1)]));
        return new OpCase(b);
    }

    /// The same row without gradients: results are integers, truth values, or constant almost everywhere.
    public OpCase notDifferentiable() {
        Builder b = new Builder(this);
        b.differentiable = false;
        return new OpCase(b);
    }

    /// The same row without the check of second derivatives.
    public OpCase onceDifferentiable() {
        Builder b = new Builder(this);
        b.twice = false;
        return new OpCase(b);
    }

    /// The same row with another tolerance for gradients.
    public OpCase tolerance(GradCheck.Tolerance t) {
        Builder b = new Builder(this);
        b.tolerance = t;
        return new OpCase(b);
    }

    /// The same row with another relative tolerance for values, default 1e-5.
    public OpCase rtol(double r) {
        Builder b = new Builder(this);
        b.rtol = r;
        return new OpCase(b);
    }

    /// The same row with a call that must be refused by an IllegalArgumentException whose message holds `message`.
    public OpCase refuses(String message, Runnable call) {
        Builder b = new Builder(this);
        b.refusals.add(new Refusal(call, message));
        return new OpCase(b);
    }

    private static final class Builder {
        private final String name;
        private final Function<List<Tensor>, Tensor> op;
        private @Nullable Function<double[], Double> reference;
        private final List<Input> inputs = new ArrayList<>();
        private boolean pointwise;
        private boolean differentiable = true;
        private boolean twice = true;
        private GradCheck.Tolerance tolerance = GradCheck.Tolerance.DEFAULT;
        private double rtol = 1e-5;
        private final List<Refusal> refusals = new ArrayList<>();

        Builder(String name, Function<List<Tensor>, Tensor> op) {
            this.name = name;
            this.op = op;
        }

        Builder(OpCase c) {
            this(c.name, c.op);
            reference = c.reference;
            inputs.addAll(c.inputs);
            pointwise = c.pointwise;
            differentiable = c.differentiable;
            twice = c.twice;
            tolerance = c.tolerance;
            rtol = c.rtol;
            refusals.addAll(c.refusals);
        }
    }
}
