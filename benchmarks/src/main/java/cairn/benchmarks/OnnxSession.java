package cairn.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/// Forward passes in ONNX Runtime, over memory that is bound once.
public final class OnnxSession implements Step {
    private final Handover given;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final OrtSession session;
    private final Map<String, OnnxTensor> in;
    private final Map<String, OnnxTensor> out;
    private final float[][] samples;
    private int steps;

    /// @param x the shape of the input
    /// @param y the shape of the output
    public OnnxSession(Handover given, byte[] graph, long[] x, long[] y) {
        this.given = given;
        input = floats(x);
        output = floats(y);
        samples = given.batches().stream().map(b -> b.x().toFloatArray()).toArray(float[][]::new);
        try {
            var environment = OrtEnvironment.getEnvironment();
            var options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(Worker.threads());
            session = environment.createSession(graph, options);
            in = Map.of("input", OnnxTensor.createTensor(environment, input, x));
            String name = session.getOutputNames().iterator().next();
            out = Map.of(name, OnnxTensor.createTensor(environment, output, y));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FloatBuffer floats(long[] shape) {
        int n = 4;
        for (long size : shape) n *= (int) size;
        return ByteBuffer.allocateDirect(n).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    @Override
    @SuppressWarnings("try") // the result is in bound memory
    public float run() {
        input.put(0, samples[steps++ % given.batches().size()]);
        try (var result = session.run(in, out)) {
            return output.get(0);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
