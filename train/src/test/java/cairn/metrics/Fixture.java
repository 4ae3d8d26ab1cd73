package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One case of a file that `generate.py` wrote: named lists of numbers, scikit-learn's values among them.
final class Fixture {
    private static final double TOLERANCE = 1e-12;

    private final String name;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Fixture(String name) {
        this.name = name;
    }

    /// All cases of a file.
    static List<Fixture> read(String file) {
        List<Fixture> cases = new ArrayList<>();
        text(file).lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] keyAndRest = line.split(" ", 2);
            if (keyAndRest[0].equals("case")) cases.add(new Fixture(keyAndRest[1]));
            else cases.getLast().values.put(keyAndRest[0], keyAndRest[1]);
        });
        return cases;
    }

    private static String text(String file) {
        try (InputStream in = Fixture.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    int number(String key) {
        return Integer.parseInt(values.get(key));
    }

    int[] ints(String key) {
        return words(key).mapToInt(Integer::parseInt).toArray();
    }

    double[] doubles(String key) {
        return words(key).mapToDouble(Double::parseDouble).toArray();
    }

    double[][] rows(String key, int columns) {
        double[] flat = doubles(key);
        double[][] rows = new double[flat.length / columns][];
        for (int i = 0; i < rows.length; i++) rows[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
        return rows;
    }

    /// Asserts that `actual` is what the fixture holds for `key`, but for rounding.
    void assertSame(String key, double... actual) {
        assertWithin(TOLERANCE, key, actual);
    }

    /// The same with a relative tolerance, absolute where the fixture holds 0.
    void assertWithin(double tolerance, String key, double... actual) {
        double[] expected = doubles(key);
        assertEquals(expected.length, actual.length, key);
        for (int i = 0; i < expected.length; i++) {
            double scale = expected[i] == 0 || !Double.isFinite(expected[i]) ? 1 : Math.abs(expected[i]);
            assertEquals(expected[i], actual[i], tolerance * scale, key + "[" + i + "]");
        }
    }

    private Stream<String> words(String key) {
        String line = values.get(key);
        if (line == null) throw new IllegalArgumentException("the case \"" + name + "\" has no " + key);
        return Arrays.stream(line.split(" "));
    }

    @Override
    public String toString() {
        return name;
    }
}
