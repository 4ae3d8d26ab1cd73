package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final class Doubling extends Layer {
        private final int times;

        Doubling(int times) {
            this.times = times;
        }

        @Override
        protected Tensor compute(Tensor x) {
            return x.mul(Math.pow(2, times));
        }

        @Override
        public LayerConfig config() {
            return LayerConfig.of("Doubling").with("times", times);
        }
    }

    @Test
    void knowsEveryLayerOfThePackage() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/cairn/nn"))) {
            List<String> layers = files.map(f -> f.getFileName().toString().replace(".java", ""))
                    .filter(LayersTest::isConcreteLayer)
                    .toList();
            assertTrue(layers.size() >= 30, layers::toString);
            assertEquals(
                    List.of(),
                    layers.stream()
                            .filter(name -> !Layers.names().contains(name))
                            .toList());
        }
    }

    private static boolean isConcreteLayer(String name) {
        try {
            Class<?> c = Class.forName("cairn.nn." + name);
            return Layer.class.isAssignableFrom(c) && !Modifier.isAbstract(c.getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void rebuildsALayerOfOnesOwnOnceItIsRegistered() {
        var net = new Sequential(new Linear(2, 2), new Doubling(3));
        var e = assertThrows(IllegalArgumentException.class, () -> Layers.build(net.config()));
        assertEquals(
                "No layer named \"Doubling\" is registered. Make one of your own known by Layers.register(\"Doubling\", config -> …).",
                e.getMessage());
        Layers.register("Doubling", c -> new Doubling(c.integer("times")));
        Layer twin = Layers.build(LayerConfig.ofMap(net.config().toMap()));
        assertEquals(net.config(), twin.config());
        assertThrows(IllegalArgumentException.class, () -> Layers.register("Doubling", c -> new Doubling(1)));
    }

    @Test
    void explainsWhatIsWrongWithAConfiguration() {
        assertEquals(
                "Linear: \"outFeatures\" is missing; a whole number is expected.",
                message(Map.of("type", "Linear", "inFeatures", 4)));
        assertEquals(
                "Linear: \"inFeatures\" must be a whole number, got 4.5.",
                message(Map.of("type", "Linear", "inFeatures", 4.5)));
        assertEquals(
                "Linear: inFeatures must be at least 1, got 0.",
                message(new Linear(1, 1).config().with("inFeatures", 0).toMap()));
        assertTrue(
                message(Map.of("kind", "Linear")).startsWith("A layer's configuration needs its name under \"type\""));
    }

    private static String message(Map<String, ?> config) {
        return assertThrows(IllegalArgumentException.class, () -> Layers.build(LayerConfig.ofMap(config)))
                .getMessage();
    }

    @Test
    void copiesValuesModesAndFrozenParametersIntoMemoryOfTheirOwn() {
        var net = new Sequential(new Linear(2, 2), new Dropout());
        net.get(0).freeze();
        net.eval();
        Layer twin = net.copy();
        assertFalse(twin.isTraining());
        assertFalse(twin.parameters().getFirst().requiresGrad());
        assertNotSame(net.parameters().getFirst(), twin.parameters().getFirst());
        float[] before = twin.parameters().getFirst().toFloatArray();
        net.parameters().getFirst().copyInPlace(Tensor.ones(2, 2));
        assertArrayEquals(before, twin.parameters().getFirst().toFloatArray());
    }
}
