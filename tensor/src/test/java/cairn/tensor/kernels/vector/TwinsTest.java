package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.kernels.PlainKernels;
import cairn.tensor.kernels.Reduce;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/// Vector code and its scalar twins give the same bits, so that it cannot be seen when one takes over from the other.
class TwinsTest {
    private static final int[] LENGTHS = {0, 1, 7, 16, 31, 64, 207, 1030};

    private final Random random = new Random(11);

    /// Numbers of every kind.
    private float[] anything(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = switch (random.nextInt(4)) {
                case 0 -> Float.intBitsToFloat(random.nextInt());
                case 1 -> (float) random.nextInt(-4, 5);
                default -> random.nextFloat() * 20 - 10;
            };
        }
        return x;
    }

    private static List<Method> functions() {
        Class<?>[] holders = {
            Arithmetic.class,
            VectorMath.class,
            TrigMath.class,
            ErfMath.class,
            Activations.class,
            ActivationGrads.class,
            RowFunctions.class
        };
        List<Method> functions = new ArrayList<>();
        for (Class<?> holder : holders) {
            for (Method method : holder.getDeclaredMethods()) if (isFunction(method)) functions.add(method);
        }
        return functions;
    }

    private static boolean isFunction(Method method) {
        return !Modifier.isPrivate(method.getModifiers())
                && method.getReturnType() == FloatVector.class
                && Stream.of(method.getParameterTypes()).allMatch(type -> type == FloatVector.class);
    }

    @Test
    void everyFunctionHasATwin() {
        List<Method> functions = functions();
        assertTrue(functions.size() > 70, "functions found: " + functions.size());
        for (Method f : functions) {
            for (int n : LENGTHS) {
                float[] a = anything(n + 3);
                float[] b = anything(n + 3);
                float[] c = anything(n + 3);
                float[] numbers = run(scalar(f), a, b, c, n);
                assertArrayEquals(numbers, run(vector(f), a, b, c, n), () -> f.getName() + " of " + n);
            }
        }
    }

    private static Loop scalar(Method f) {
        return switch (f.getParameterCount()) {
            case 1 -> Specializer.scalarCopy(Loop.class, ScalarUnaryLoop.class, f);
            case 2 -> Specializer.scalarCopy(Loop.class, ScalarBinaryLoop.class, f);
            default -> Specializer.scalarCopy(Loop.class, ScalarTernaryLoop.class, f);
        };
    }

    private static Loop vector(Method f) {
        return switch (f.getParameterCount()) {
            case 1 -> Specializer.copy(Loop.class, UnaryLoop.class, f);
            case 2 -> Specializer.copy(Loop.class, BinaryLoop.class, f);
            default -> Specializer.copy(Loop.class, TernaryLoop.class, f);
        };
    }

    private static float[] run(Loop f, float[] a, float[] b, float[] c, int n) {
        float[] y = new float[n + 3];
        Pointwise.run(f, 3, a, 1, 1, b, 2, 1, c, 3, 0, y, 1, 1, n);
        return y;
    }

    @Test
    void sumsOfVectorsAreTheSumsOfTheirLanes() {
        for (int n = Sums.W; n < 30 * Sums.W; n += Sums.W) {
            float[] a = randoms(n + 1);
            float[] b = randoms(n + 2);
            assertEquals(ScalarSums.sum(a, 1, n), Sums.sumOfVectors(a, 1, n));
            assertEquals(ScalarSums.dot(a, 1, b, 2, n), Sums.dotOfVectors(a, 1, b, 2, n));
            assertEquals(ScalarSums.squaredDiff(a, 1, 0.3f, n), Sums.squaredDiffOfVectors(a, 1, 0.3f, n));
        }
    }

    private float[] randoms(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextFloat() * 8 - 4;
        return x;
    }

    @Test
    void extremesOfVectorsAreThoseOfTheirLanes() {
        for (int n = Simd.W; n < 200; n++) {
            float[] x = n % 3 == 0 ? anything(n + 2) : randoms(n + 2);
            assertEquals(Extremes.maxOfNumbers(x, 2, n), Extremes.maxOfVectors(x, 2, n));
            assertEquals(Extremes.minOfNumbers(x, 2, n), Extremes.minOfVectors(x, 2, n));
        }
    }

    @Test
    void gradientsOfWeightsAddUpInVectorsAsTheyDoOneByOne() {
        PlainKernels plain = new PlainKernels();
        for (int n = 0; n <= 8 * Simd.W; n += Simd.W) {
            float[] x = anything(n + 2);
            float[] g = anything(n + 3);
            float[] expected = anything(n + 1);
            float[] actual = expected.clone();
            plain.addNormalized(g, 3, x, 2, 0.3f, 1.7f, expected, 1, n);
            WeightGrads.addNormalized(g, 3, x, 2, 0.3f, 1.7f, actual, 1, n);
            assertArrayEquals(expected, actual);
        }
    }

    @Test
    void columnsFoldInVectorsAsTheyDoOneByOne() {
        PlainKernels plain = new PlainKernels();
        for (int cols : LENGTHS) {
            for (int rows : new int[] {0, 1, 2, 9}) {
                float[] x = randoms(3 + rows * (cols + 2));
                for (Reduce op : Reduce.values()) {
                    float[] expected = new float[cols + 5];
                    float[] actual = expected.clone();
                    plain.reduceRows(op, x, 3, cols + 2, rows, expected, 2, cols);
                    VectorFunctions.columnFold(op).run(op.identity(), x, 3, cols + 2, rows, actual, 2, cols);
                    assertArrayEquals(expected, actual, op + " of " + rows + " × " + cols);
                }
            }
        }
    }

    @Test
    void normalisationsOfVectorsAreThoseOfTheirLanes() {
        for (int n = 2 * Simd.W; n < 10 * Simd.W; n += 2 * Simd.W) {
            float[] g = randoms(n + 1);
            float[] x = randoms(n + 2);
            float[] vectors = new float[n + 3];
            float[] numbers = vectors.clone();
            NormLoops.normalizeVectors(x, 2, 0.3f, 1.7f, -0.2f, vectors, 3, n);
            NormLoops.normalizeNumbers(x, 2, 0.3f, 1.7f, -0.2f, numbers, 3, n);
            assertArrayEquals(numbers, vectors);
            NormLoops.gradVectors(g, 1, x, 2, 0.3f, 1.7f, -0.2f, 0.9f, vectors, 3, n);
            NormLoops.gradNumbers(g, 1, x, 2, 0.3f, 1.7f, -0.2f, 0.9f, numbers, 3, n);
            assertArrayEquals(numbers, vectors);
            double[] sums = {1, 2, 3};
            double[] scalarSums = sums.clone();
            CentredSums.vectors(g, 1, x, 2, 0.3f, n, sums, 1);
            CentredSums.numbers(g, 1, x, 2, 0.3f, n, scalarSums, 1);
            assertArrayEquals(scalarSums, sums);
        }
    }
}
