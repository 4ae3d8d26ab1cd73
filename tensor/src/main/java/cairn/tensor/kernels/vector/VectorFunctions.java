package cairn.tensor.kernels.vector;

import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Formula;
import cairn.tensor.kernels.Fused;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.kernels.Unary;
import java.lang.classfile.MethodModel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/// The loops over the functions there are for vectors, made when they are first asked for.
///
/// The function of a constant such as `LOG_SIGMOID` is the static method `logSigmoid` of one of the classes listed here that takes as many
/// vectors. To give an operation a vector loop, write that method; what has none runs in plain Java.
final class VectorFunctions {
    private static final Class<?>[] HOLDERS = {
        Arithmetic.class, VectorMath.class, TrigMath.class, ErfMath.class, Activations.class, ActivationGrads.class
    };

    private static final Map<Enum<?>, Optional<Loop>> LOOPS = new ConcurrentHashMap<>();
    private static final Map<Formula, Optional<Fused>> FUSED = new ConcurrentHashMap<>();

    private VectorFunctions() {}

    /// The loop over `f`, null if vectors do not have it.
    static @Nullable Loop loop(Unary f) {
        return loop(f, 1);
    }

    /// The loop over `f`, null if vectors do not have it.
    static @Nullable Loop loop(Binary f) {
        return loop(f, 2);
    }

    /// The loop over `f`, null if vectors do not have it.
    static @Nullable Loop loop(Ternary f) {
        return loop(f, 3);
    }

    /// The loop over `f`, which vectors have.
    static Loop known(Unary f) {
        return Objects.requireNonNull(loop(f));
    }

    /// The loop over `f`, which vectors have.
    static Loop known(Binary f) {
        return Objects.requireNonNull(loop(f));
    }

    /// The loop over `f`, which vectors have.
    static Loop known(Ternary f) {
        return Objects.requireNonNull(loop(f));
    }

    /// The loop over a function of two or three numbers that is not among the operations.
    static Loop loop(Class<?> holder, String name, int arity) {
        return tiered(find(holder, name, arity).orElseThrow());
    }

    /// The loop over a formula, null if vectors lack one of its functions.
    static @Nullable Fused fused(Formula formula) {
        return FUSED.computeIfAbsent(formula, VectorFunctions::make).orElse(null);
    }

    private static Optional<Fused> make(Formula formula) {
        List<Method> functions = formula.steps().stream()
                .map(step -> find(step.function().name(), step.from().size()))
                .flatMap(Optional::stream)
                .toList();
        if (functions.size() < formula.steps().size()) return Optional.empty();
        MethodModel f = Formulas.method(formula, functions);
        return Optional.of(new FusedLoop(
                formula,
                switch (formula.operands()) {
                    case 1 -> tiered(f, UnaryLoop.class, ScalarUnaryLoop.class);
                    case 2 -> tiered(f, BinaryLoop.class, ScalarBinaryLoop.class);
                    default -> tiered(f, TernaryLoop.class, ScalarTernaryLoop.class);
                }));
    }

    private static Loop tiered(MethodModel f, Class<? extends Loop> vector, Class<? extends Loop> scalar) {
        return new TieredLoop(
                () -> Specializer.copy(Loop.class, vector, f), Specializer.scalarCopy(Loop.class, scalar, f));
    }

    private static @Nullable Loop loop(Enum<?> f, int arity) {
        Optional<Loop> loop = LOOPS.get(f);
        if (loop == null) {
            loop = find(f.name(), arity).map(VectorFunctions::tiered);
            LOOPS.put(f, loop);
        }
        return loop.orElse(null);
    }

    private static Loop tiered(Method f) {
        return switch (f.getParameterCount()) {
            case 1 -> tiered(f, UnaryLoop.class, ScalarUnaryLoop.class);
            case 2 -> tiered(f, BinaryLoop.class, ScalarBinaryLoop.class);
            default -> tiered(f, TernaryLoop.class, ScalarTernaryLoop.class);
        };
    }

    private static Loop tiered(Method f, Class<? extends Loop> vector, Class<? extends Loop> scalar) {
        return new TieredLoop(
                () -> Specializer.copy(Loop.class, vector, f), Specializer.scalarCopy(Loop.class, scalar, f));
    }

    /// The columns' fold by `f`.
    static ColumnFold columnFold(Reduce f) {
        String name = switch (f) {
            case SUM -> "add";
            case PROD -> "mul";
            case MAX -> "maximum";
            case MIN -> "minimum";
        };
        Method function = find(Arithmetic.class, name, 2).orElseThrow();
        return Specializer.copy(ColumnFold.class, ColumnFoldLoop.class, function);
    }

    private static Optional<Method> find(String constant, int arity) {
        String name = methodName(constant);
        return Arrays.stream(HOLDERS)
                .map(holder -> find(holder, name, arity))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Method> find(Class<?> holder, String name, int arity) {
        Class<?>[] vectors = new Class<?>[arity];
        Arrays.fill(vectors, FloatVector.class);
        return Arrays.stream(holder.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !Modifier.isPrivate(method.getModifiers()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), vectors))
                .findFirst();
    }

    /// `LOG_SIGMOID` → `logSigmoid`
    private static String methodName(String constant) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < constant.length(); i++) {
            char letter = constant.charAt(i);
            boolean capital = i > 0 && constant.charAt(i - 1) == '_';
            if (letter != '_') name.append(capital ? letter : Character.toLowerCase(letter));
        }
        return name.toString();
    }
}
