package cairn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.TrainTest;
import cairn.data.source.Iris;
import cairn.data.transform.Normalize;
import cairn.io.Models;
import cairn.io.SafeTensors;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.loss.MSELoss;
import cairn.optim.Adam;
import cairn.optim.SGD;
import cairn.tensor.Autograd;
import cairn.tensor.Index;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The public surface, touched once from end to end, in seconds: the first test to run after a change.
class TinyTest {
    @TempDir
    Path folder;

    @Test
    void computesWithTensors() {
        Tensor x = Tensor.arange(6).reshape(2, 3).to(cairn.tensor.DType.F32);
        assertArrayEquals(new float[] {3, 12}, x.sum(1).toFloatArray());
        assertArrayEquals(new float[] {1, 4}, x.get(Index.all(), Index.at(1)).toFloatArray());
        assertArrayEquals(new float[] {5, 14, 14, 50}, x.matmul(x.transpose()).toFloatArray());
        assertEquals(5, x.max().item());
        assertArrayEquals(new long[] {2, 2}, x.argmax(1).toLongArray());
    }

    @Test
    void differentiates() {
        Tensor x = Tensor.of(new float[] {1, 2}).requiresGrad(true);
        x.square().mul(3).sum().backward();
        assertArrayEquals(new float[] {6, 12}, x.grad().toFloatArray());
        assertEquals(
                12, Autograd.grad(x.square().mul(3).sum(), x).getFirst().sum().item() - 6);
    }

    @Test
    void fitsALineByHand() {
        Tensor x = Tensor.linspace(-1, 1, 32).reshape(32, 1);
        Tensor y = x.mul(2).add(1);
        Layer model = Rng.with(Rng.of(1), () -> Mlp.of(1, 1));
        var optimizer = new SGD(model.parameters(), 0.3);
        var loss = new MSELoss();
        for (int step = 0; step < 60; step++) {
            optimizer.zeroGrad();
            loss.forward(model.forward(x), y).backward();
            optimizer.step();
        }
        assertEquals(2, model.parameters().get(0).item(), 1e-2);
        assertEquals(1, model.parameters().get(1).item(), 1e-2);
    }

    @Test
    void trainsSavesLoadsAndPredicts() {
        TrainTest data = Iris.load();
        Normalize scale = Normalize.fit(data.train());
        Layer model = Rng.with(Rng.of(1), () -> Mlp.of(4, 16, 3));
        var trainer = new Trainer(
                model,
                Objective.classification(new CrossEntropyLoss()),
                new Adam(model.parameters(), 0.01),
                TrainOptions.defaults().batchSize(16));
        trainer.fit(data.train().map(scale), 30);
        assertTrue(trainer.evaluate(data.test().map(scale)).headline() >= 0.9);

        Models.save(folder.resolve("iris.safetensors"), model);
        Layer again = Models.load(folder.resolve("iris.safetensors"));
        Tensor x = data.test().map(scale).all().x();
        model.eval();
        assertArrayEquals(model.forward(x).toFloatArray(), again.forward(x).toFloatArray());
    }

    @Test
    void writesAndReadsTensors() {
        Tensor t = Tensor.randn(Rng.of(1), 3, 4);
        SafeTensors.write(folder.resolve("t.safetensors"), Map.of("t", t), Map.of());
        Tensor back =
                SafeTensors.read(folder.resolve("t.safetensors")).tensors().get("t");
        assertArrayEquals(t.toFloatArray(), back.toFloatArray());
    }
}
