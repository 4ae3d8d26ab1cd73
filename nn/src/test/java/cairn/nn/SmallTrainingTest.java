package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.loss.CrossEntropyLoss;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SmallTrainingTest {
    @Test
    void aSmallNetworkLearnsXor() {
        var net = Rng.with(Rng.of(3), () -> new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2)));
        Tensor x = Tensor.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Tensor y = Tensor.of(new long[] {0, 1, 1, 0});
        float last = Float.MAX_VALUE;
        for (int step = 0; step < 300; step++) {
            net.zeroGrad();
            Tensor loss = new CrossEntropyLoss().forward(net.forward(x), y);
            loss.backward();
            Autograd.noGrad(() ->
                    net.parameters().forEach(p -> p.copyInPlace(p.sub(p.grad().mul(0.5f)))));
            last = loss.item();
        }
        assertTrue(last < 0.05, "loss " + last);
    }
}
