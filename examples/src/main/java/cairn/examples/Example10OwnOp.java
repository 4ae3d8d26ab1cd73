package cairn.examples;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Graph;
import cairn.tensor.Rng;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;

/// An operation of one's own, with its gradient: Snake, `y = x + sin² x` (Ziyin et al., 2020, arXiv:2006.08195).
///
/// What is put together from the tensor's own operations needs no gradient written by hand. An operation of one's own
/// saves memory or time (here: one kept tensor in place of three), or says what the gradient shall be where the formula
/// has none.
///
/// It prints
/// ```text
/// x        [-1.8046, -1.4756, -0.1731,  1.0454, -0.4210]  [5]
/// snake(x) [-0.8582, -0.4847, -0.1434,  1.7939, -0.2540]  [5]
/// own      [1.4507, 0.8108, 0.6607, 1.8678, 0.2541]  [5]
/// composed [1.4507, 0.8108, 0.6607, 1.8678, 0.2541]  [5]
/// quotient [1.4506, 0.8108, 0.6607, 1.8677, 0.2541]  [5]
/// equal    true, true
/// second   true
/// ```
public final class Example10OwnOp {
    /// The operation: check, forward, what backward keeps, backward.
    static final class Snake {
        private Snake() {}

        static Tensor of(Tensor x) {
            Tensor y = Autograd.noGrad(() -> x.sin().square().add(x)); // the forward computation is not recorded itself
            return Autograd.record(y, new Backward(Saved.of(x)), x); // this is recorded in its place
        }

        /// `dx = dy · (1 + sin 2x)`. The components are what stays alive until the backward pass.
        private record Backward(Saved x) implements GradFn {
            @Override
            public void backward(Tensor dy, Gradients dx) {
                dx.of(0, () -> dy.mul(x.get().mul(2).sin().add(1))); // input 0; computed only if somebody needs it
            }
        }
    }

    public static void main(String[] args) {
        Rng.seed(1);
        Tensor x = Tensor.randn(5).requiresGrad(true);
        System.out.println("x        " + x.detach());
        System.out.println("snake(x) " + Snake.of(x).detach());

        // The gradient, beside the one of the composition and beside a difference quotient.
        Tensor own = Autograd.grad(Snake.of(x).sum(), x).getFirst();
        Tensor composed = Autograd.grad(x.sin().square().add(x).sum(), x).getFirst();
        double h = 1e-2;
        Tensor quotient =
                Autograd.noGrad(() -> Snake.of(x.add(h)).sub(Snake.of(x.sub(h))).div(2 * h));
        System.out.println("own      " + own);
        System.out.println("composed " + composed);
        System.out.println("quotient " + quotient);
        System.out.println("equal    " + own.allClose(composed) + ", " + own.allClose(quotient, 1e-2, 1e-3));

        // The backward half is made of tensor operations, so it can be differentiated too: y'' = 2 cos 2x.
        Tensor first = Autograd.grad(Snake.of(x).sum(), x, Graph.CREATE);
        Tensor second = Autograd.grad(first.sum(), x).getFirst();
        System.out.println("second   " + second.allClose(x.detach().mul(2).cos().mul(2), 1e-4, 1e-4));
    }
}
