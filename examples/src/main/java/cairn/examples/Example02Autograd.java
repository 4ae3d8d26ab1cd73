package cairn.examples;

import cairn.tensor.Autograd;
import cairn.tensor.Graph;
import cairn.tensor.Tensor;

/// Automatic differentiation: a computation is recorded as it runs, and walked backwards to get the gradient.
///
/// It prints
/// ```text
/// dy/dx   [2., 4., 6.]  [3]
/// added   [12., 14., 16.]  [3]
/// ds/dw   [[0.2350, 0.4700, 0.7050]]  [1, 3]
/// ds/db   [0.2350]  [1]
/// tracked false
/// 3t², 6t 12.0, 12.0
/// minimum [ 3.0000, -1.0000]  [2] requiresGrad
/// ```
public final class Example02Autograd {
    public static void main(String[] args) {
        // y = Σ x², so dy/dx = 2x.
        Tensor x = Tensor.of(new float[] {1, 2, 3}).requiresGrad(true);
        Tensor y = x.square().sum();
        y.backward();
        System.out.println("dy/dx   " + x.grad());

        // Gradients add up, until they are dropped. Loops drop them before every step.
        x.mul(10).sum().backward();
        System.out.println("added   " + x.grad());
        x.setGrad(null);

        // Every path counts: s = σ(w·x + b) uses w, x and b, and each gets its gradient in its own shape.
        Tensor w = Tensor.of(new float[][] {{1, -1, 0.5f}}).requiresGrad(true); // [1, 3]
        Tensor b = Tensor.zeros(1).requiresGrad(true); // [1]
        Tensor s = w.matmul(x).add(b).sigmoid().sum();
        s.backward();
        System.out.println("ds/dw   " + w.grad());
        System.out.println("ds/db   " + b.grad());

        // What needs no gradient is cheaper without the record.
        Tensor plain = Autograd.noGrad(() -> w.matmul(x));
        System.out.println("tracked " + plain.isTracked());

        // Gradients of gradients: t³ has the derivatives 3t² and 6t.
        Tensor t = Tensor.scalar(2).requiresGrad(true);
        Tensor first = Autograd.grad(t.pow(3), t, Graph.CREATE);
        Tensor second = Autograd.grad(first, t).getFirst();
        System.out.println("3t², 6t " + first.item() + ", " + second.item());

        // All of learning: walk downhill. f(p) = (p₀ − 3)² + (p₁ + 1)² is smallest at (3, −1).
        Tensor p = Tensor.zeros(2).requiresGrad(true);
        Tensor goal = Tensor.of(new float[] {3, -1});
        for (int step = 1; step <= 50; step++) {
            p.sub(goal).square().sum().backward();
            Autograd.noGrad(() -> p.subInPlace(p.grad().mul(0.1)));
            p.setGrad(null);
        }
        System.out.println("minimum " + p);
    }
}
