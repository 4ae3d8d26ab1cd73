package cairn.testkit;

import cairn.tensor.Autograd;
import cairn.tensor.Graph;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Holds gradients against finite differences through an inner product: for random `u` and `v`,
/// `⟨u, J·v⟩ ≈ (⟨u, f(x + εv)⟩ − ⟨u, f(x − εv)⟩) / 2ε`, and the backward pass gives `⟨Jᵀu, v⟩`. Two evaluations check a gradient of any
/// size; several draws of `u` and `v` make a miss improbable.
///
/// PyTorch: `torch.autograd.gradcheck`, which compares every entry of the Jacobian.
public final class GradCheck {
    private static final int DRAWS = 4;

    private GradCheck() {}

    /// How closely the two sides must agree, and the step of the difference quotient.
    ///
    /// @param epsilon the step, default 1e-2: float32 results carry about seven digits, so smaller steps drown in rounding
    /// @param rtol allowed difference relative to the magnitude of the terms, default 1e-2
    /// @param atol allowed absolute difference, default 1e-3
    public record Tolerance(float epsilon, double rtol, double atol) {
        /// The defaults.
        public static final Tolerance DEFAULT = new Tolerance(1e-2f, 1e-2, 1e-3);
    }

    /// Checks the gradients of `f` at `inputs` with the default tolerance. Inputs that are not F32 are held fixed.
    ///
    /// @throws AssertionError naming the input and both values
    public static void check(Function<List<Tensor>, Tensor> f, Tensor... inputs) {
        check(f, Tolerance.DEFAULT, List.of(inputs));
    }

    /// Checks the gradients of `f` at `inputs`.
    public static void check(Function<List<Tensor>, Tensor> f, Tolerance tolerance, List<Tensor> inputs) {
        Rng rng = Rng.of(7);
        for (int i = 0; i < inputs.size(); i++)
            if (isFloat(inputs.get(i))) for (int draw = 0; draw < DRAWS; draw++) checkOne(f, tolerance, inputs, i, rng);
    }

    /// Checks the gradients of the gradients of `f` at `inputs`.
    public static void checkSecond(Function<List<Tensor>, Tensor> f, Tolerance tolerance, List<Tensor> inputs) {
        Rng rng = Rng.of(11);
        Tensor u = Tensor.randn(rng, shapeOf(f, inputs));
        for (int i = 0; i < inputs.size(); i++) {
            if (!isFloat(inputs.get(i))) continue;
            int wanted = i;
            check(xs -> firstGradient(f, xs, wanted, u), tolerance, inputs);
        }
    }

    /// Checks the gradient of `f` for a leaf that it uses, such as a layer's weight, by moving the leaf to both sides and back.
    public static void check(Supplier<Tensor> f, Tensor leaf) {
        Tolerance tol = Tolerance.DEFAULT;
        Tensor start = leaf.detach().copy();
        Rng rng = Rng.of(13);
        for (int draw = 0; draw < DRAWS; draw++) {
            Tensor v = Tensor.randn(rng, leaf.shape().dims());
            Tensor y = f.get();
            Tensor u = Tensor.randn(rng, y.shape().dims());
            leaf.setGrad(null);
            double analytic = dot(gradient(y, u, leaf), v);
            double plus = dot(at(leaf, start.add(v.mul(tol.epsilon)), f), u);
            double minus = dot(at(leaf, start.sub(v.mul(tol.epsilon)), f), u);
            at(leaf, start, f);
            compare("the leaf " + leaf.shape(), tol, analytic, (plus - minus) / (2.0 * tol.epsilon), magnitude(y, u));
        }
    }

    private static Tensor at(Tensor leaf, Tensor value, Supplier<Tensor> f) {
        return Autograd.noGrad(() -> {
            leaf.copyInPlace(value);
            return f.get();
        });
    }

    private static int[] shapeOf(Function<List<Tensor>, Tensor> f, List<Tensor> inputs) {
        return Autograd.noGrad(() -> f.apply(inputs)).shape().dims();
    }

    private static Tensor firstGradient(Function<List<Tensor>, Tensor> f, List<Tensor> xs, int wanted, Tensor u) {
        return Autograd.enableGrad(() -> {
            List<Tensor> leaves = new ArrayList<>(xs);
            Tensor x = xs.get(wanted);
            if (!x.isTracked()) leaves.set(wanted, x.detach().requiresGrad(true));
            Tensor y = f.apply(leaves);
            List<Tensor> g = Autograd.grad(List.of(y), List.of(u), List.of(leaves.get(wanted)), Graph.CREATE);
            return g.getFirst();
        });
    }

    private static void checkOne(Function<List<Tensor>, Tensor> f, Tolerance tol, List<Tensor> inputs, int i, Rng rng) {
        Tensor x = inputs.get(i);
        Tensor v = Tensor.randn(rng, x.shape().dims());
        List<Tensor> at = new ArrayList<>(inputs);
        at.set(i, x.detach().copy().requiresGrad(true));
        Tensor y = Autograd.enableGrad(() -> f.apply(at));
        Tensor u = Tensor.randn(rng, y.shape().dims());
        double analytic = y.isTracked() ? dot(gradient(y, u, at.get(i)), v) : 0;
        double plus = dot(f.apply(moved(inputs, i, v, tol.epsilon)), u);
        double minus = dot(f.apply(moved(inputs, i, v, -tol.epsilon)), u);
        double numeric = (plus - minus) / (2.0 * tol.epsilon);
        compare("input %d %s".formatted(i, x.shape()), tol, analytic, numeric, magnitude(y, u));
    }

    private static void compare(String what, Tolerance tol, double analytic, double numeric, double magnitude) {
        double scale = Math.max(Math.abs(analytic), Math.abs(numeric));
        double rounding = 4e-7 * (magnitude / tol.epsilon); // what float32 loses in the difference
        if (!(Math.abs(analytic - numeric) <= tol.atol + tol.rtol * scale + rounding))
            throw new AssertionError("gradient of %s: backward gives %s along a random direction, finite differences %s"
                    .formatted(what, analytic, numeric));
    }

    private static Tensor gradient(Tensor y, Tensor u, Tensor x) {
        Autograd.backward(List.of(y), Collections.singletonList(u), Graph.FREE);
        return x.grad() != null ? x.grad() : Tensor.zeros(x.shape().dims());
    }

    private static List<Tensor> moved(List<Tensor> inputs, int i, Tensor v, float by) {
        List<Tensor> at = new ArrayList<>(inputs);
        at.set(i, inputs.get(i).detach().add(v.mul(by)));
        return at;
    }

    private static boolean isFloat(Tensor t) {
        return t.dtype() == cairn.tensor.DType.F32;
    }

    private static double dot(Tensor a, Tensor b) {
        float[] x = a.toFloatArray();
        float[] y = b.toFloatArray();
        double s = 0;
        for (int i = 0; i < x.length; i++) s += (double) x[i] * y[i];
        return s;
    }

    private static double magnitude(Tensor a, Tensor b) {
        float[] x = a.toFloatArray();
        float[] y = b.toFloatArray();
        double s = 0;
        for (int i = 0; i < x.length; i++) s += (double) x[i] * y[i] * x[i] * y[i];
        return Math.sqrt(s);
    }
}
