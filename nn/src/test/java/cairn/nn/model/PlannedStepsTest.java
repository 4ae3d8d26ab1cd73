package cairn.nn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every kind of network trains from a plan, as it does eagerly, without allocating anything.
class PlannedStepsTest {
    private static final int STEPS = 8;

    @TestFactory
    Stream<DynamicTest> everyNetworkIsPlannedAndEveryStepVerified() {
        return PlannedSteps.cases().stream().map(c -> dynamicTest(c.name(), () -> verify(c)));
    }

    private static void verify(PlannedSteps.Case c) {
        System.setProperty("cairn.plan.verify", "true");
        try {
            var training = new PlannedSteps.Training(c).planned(STEPS);
            assertTrue(training.plan.isPlanned(), training.plan.explain());
        } finally {
            System.clearProperty("cairn.plan.verify");
        }
    }

    @TestFactory
    Stream<DynamicTest> aPlannedTrainingEndsWhereAnEagerOneDoes() {
        return PlannedSteps.cases().stream()
                .map(c -> dynamicTest(c.name(), () -> {
                    var eager = new PlannedSteps.Training(c).eagerly(STEPS);
                    var planned = new PlannedSteps.Training(c).planned(STEPS);
                    var weights = eager.network.stateDict();
                    planned.network
                            .stateDict()
                            .forEach((name, t) ->
                                    assertArrayEquals(weights.get(name).toFloatArray(), t.toFloatArray(), name));
                }));
    }

    /// In a process with the plain kernels, because vectors are on the heap until their code has been compiled.
    @Test
    void noPlannedStepAllocatesAnything() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Dcairn.kernels=plain",
                        "-Dcairn.threads=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlannedSteps.class.getName())
                .redirectErrorStream(true)
                .start();
        try (InputStream out = process.getInputStream()) {
            String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), printed);
            String expected = String.join(
                    "",
                    PlannedSteps.cases().stream().map(c -> c + ": 0 bytes\n").toList());
            assertEquals(expected, printed.replace("\r", ""));
        }
    }
}
