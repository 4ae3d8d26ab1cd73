package cairn.benchmarks;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Training steps in Deeplearning4j: forward, loss, backward, optimizer.
public final class Dl4jTraining implements Step {
    private final MultiLayerNetwork network;
    private final List<INDArray> xs = new ArrayList<>();
    private final List<INDArray> ys = new ArrayList<>();
    private int steps;

    /// @param classes how many columns a label becomes; 0 where targets are numbers
    public Dl4jTraining(MultiLayerConfiguration conf, Handover given, int classes) {
        network = new MultiLayerNetwork(conf);
        network.init();
        load(given);
        for (var batch : given.batches()) {
            xs.add(array(batch.x()));
            ys.add(array(classes > 0 ? oneHot(batch.y(), classes) : batch.y()));
        }
    }

    /// Layer by layer, weight before bias; a matrix is `[out, in]` in Cairn and `[in, out]` here.
    private void load(Handover given) {
        var names = given.weights().keySet().iterator();
        for (int layer = 0; names.hasNext(); layer++) {
            if (network.getLayer(layer).numParams() == 0) continue;
            Tensor w = given.weight(names.next());
            network.setParam(layer + "_W", array(w.rank() == 2 ? w.transpose() : w));
            network.setParam(layer + "_b", array(given.weight(names.next())));
        }
    }

    private static Tensor oneHot(Tensor labels, int classes) {
        float[] rows = new float[labels.numel() * classes];
        long[] of = labels.toLongArray();
        for (int i = 0; i < of.length; i++) rows[i * classes + (int) of[i]] = 1;
        return Tensor.of(rows, of.length, classes);
    }

    private static INDArray array(Tensor t) {
        if (t.dtype() != DType.F32) throw new IllegalArgumentException("F32 is handed over, not " + t.dtype());
        int[] dims = t.shape().dims();
        return Nd4j.create(t.toFloatArray(), dims.length == 1 ? new int[] {1, dims[0]} : dims, 'c');
    }

    @Override
    public float run() {
        int at = steps++ % xs.size();
        network.fit(xs.get(at), ys.get(at));
        return (float) network.score();
    }
}
