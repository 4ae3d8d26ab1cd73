package cairn.examples;

import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;

/// A straight line through noisy points, with nothing but tensors: the loop that every training is.
///
/// It prints
/// ```text
/// epoch 10  loss 0.1829
/// epoch 20  loss 0.0113
/// epoch 30  loss 0.0095
/// epoch 40  loss 0.0095
/// epoch 50  loss 0.0095
/// y = 3.01 x -2.00
/// ```
public final class Example03LinearRegression {
    public static void main(String[] args) {
        Rng.seed(1);
        Tensor x = Tensor.rand(200, 1).mul(4).sub(2); // [200, 1] in [-2, 2)
        Tensor y = x.mul(3).sub(2).add(Tensor.randn(200, 1).mul(0.1)); // y = 3x − 2 + noise

        Tensor w = Tensor.zeros(1, 1).requiresGrad(true);
        Tensor b = Tensor.zeros(1).requiresGrad(true);
        double lr = 0.1;

        for (int epoch = 1; epoch <= 50; epoch++) {
            Tensor prediction = x.matmul(w).add(b); // forward  [200, 1]
            Tensor loss = prediction.sub(y).square().mean(); // how wrong  []
            loss.backward(); // backward: dloss/dw and dloss/db
            Autograd.noGrad(
                    () -> { // step: a little downhill
                        w.subInPlace(w.grad().mul(lr));
                        b.subInPlace(b.grad().mul(lr));
                    });
            w.setGrad(null);
            b.setGrad(null);
            if (epoch % 10 == 0) System.out.printf("epoch %2d  loss %.4f%n", epoch, loss.item());
        }
        System.out.printf("y = %.2f x %+.2f%n", w.item(), b.item());
    }
}
