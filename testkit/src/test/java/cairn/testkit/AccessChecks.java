package cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cairn.nn.Layer;
import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The tests that follow from rows for their launches: forward and backward, each launch does with memory what it declares.
public final class AccessChecks {
    private AccessChecks() {}

    /// One test for each operation, and one that they had launches to look at.
    public static Stream<DynamicTest> ofOps(List<OpCase> rows) {
        AtomicInteger launches = new AtomicInteger();
        Stream<DynamicTest> tests = rows.stream()
                .map(row -> dynamicTest(
                        row.name(),
                        () -> launches.addAndGet(checked(() -> run(row, false)) + checked(() -> run(row, true)))));
        return Stream.concat(tests, Stream.of(seen(launches, rows.size())));
    }

    /// One test for each layer, and one that they had launches to look at.
    public static Stream<DynamicTest> ofLayers(List<LayerCase> rows) {
        AtomicInteger launches = new AtomicInteger();
        Stream<DynamicTest> tests = rows.stream()
                .map(row ->
                        dynamicTest(row.make.get().config().type(), () -> launches.addAndGet(checked(() -> run(row)))));
        return Stream.concat(tests, Stream.of(seen(launches, rows.size())));
    }

    private static int checked(Runnable work) {
        AccessCheck check = new AccessCheck();
        Engine.record(check, work);
        return check.launches();
    }

    private static DynamicTest seen(AtomicInteger launches, int rows) {
        return dynamicTest("launches were seen", () -> assertTrue(launches.get() > 2 * rows, () -> "only " + launches));
    }

    /// Forward and backward, on inputs whose last two dims lie exchanged in memory if `strided`.
    private static void run(OpCase row, boolean strided) {
        Rng rng = Rng.of(7);
        List<Tensor> inputs = new ArrayList<>();
        for (OpCase.Input in : row.inputs) {
            Tensor x = in.sampler().draw(rng, in.shape());
            if (strided && x.rank() > 1) x = x.transpose().copy().transpose();
            inputs.add(row.differentiable && x.dtype() == DType.F32 ? x.requiresGrad(true) : x);
        }
        Tensor y = row.op.apply(inputs);
        if (y.isTracked()) y.sum().backward();
    }

    private static void run(LayerCase row) {
        Layer layer = row.make.get();
        Tensor x = row.sampler.draw(Rng.of(7), row.input);
        Tensor y = row.run(layer, x.dtype() == DType.F32 ? x.requiresGrad(true) : x);
        if (y.isTracked()) y.sum().backward();
    }
}
