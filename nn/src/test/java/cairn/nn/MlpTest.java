package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.init.Init;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MlpTest {
    @Test
    void putsReLUBetweenLayersAndNothingAfterTheLast() {
        assertEquals("""
                new Sequential(  // 242,762 parameters
                    new Linear(784, 256),  // 200,960 parameters
                    new ReLU(),
                    new Linear(256, 128),  // 32,896 parameters
                    new ReLU(),
                    new Linear(128, 64),  // 8,256 parameters
                    new ReLU(),
                    new Linear(64, 10)  // 650 parameters
                )""", Mlp.of(784, 256, 128, 64, 10).toString());
    }

    @Test
    void takesOneActivationALayer() {
        var net = Mlp.of(new int[] {4, 3, 2}, Activation.SIGMOID, Activation.SOFTMAX);
        assertEquals("new Softmax(-1)", net.get(-1).toString());
        assertEquals(1, net.forward(Tensor.randn(1, 4)).sum().item(), 1e-6f);
        var e = assertThrows(IllegalArgumentException.class, () -> Mlp.of(new int[] {4, 3, 2}, Activation.RELU));
        assertEquals("Mlp: 3 sizes make 2 layers, which need as many activations, got 1.", e.getMessage());
        assertEquals(
                "Mlp: sizes of at least an input and an output are needed, got [4].",
                assertThrows(IllegalArgumentException.class, () -> Mlp.of(4)).getMessage());
    }

    @Test
    void startsWithZerosOnRequest() {
        var net = Mlp.of(Mlp.defaults().weights(Init.zeros()), 4, 3, 2);
        assertTrue(net.parameters().stream().allMatch(p -> p.square().sum().item() == 0));
    }

    @Test
    void everyActivationMakesALayer() {
        for (Activation a : Activation.values())
            assertEquals(6, a.layer().forward(Tensor.randn(2, 3)).numel(), a.name());
    }
}
