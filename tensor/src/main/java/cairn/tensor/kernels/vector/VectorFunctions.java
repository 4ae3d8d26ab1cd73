package cairn.tensor.kernels.vector;

import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.kernels.Unary;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
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

    private VectorFunctions() {}

    /// The loop over `f`, null if vectors do not have it.
    static @Nullable Loop loop(Unary f) {
        return loop(f, UnaryLoop.class, 1);
    }

    /// The loop over `f`, null if vectors do not have it.
    static @Nullable Loop loop(Binary f) {
        return loop(f, BinaryLoop.class, 2);
    }

    /// The loop over `f`, null if vectors do not have it.
    static @Nullable Loop loop(Ternary f) {
        return loop(f, TernaryLoop.class, 3);
    }

    private static @Nullable Loop loop(Enum<?> f, Class<? extends Loop> template, int arity) {
        Optional<Loop> loop = LOOPS.get(f);
        if (loop == null) {
            Method function = find(f.name(), arity);
            loop = function == null ? Optional.empty() : Optional.of(Specializer.loop(template, function));
            LOOPS.put(f, loop);
        }
        return loop.orElse(null);
    }

    private static @Nullable Method find(String constant, int arity) {
        String name = methodName(constant);
        Class<?>[] vectors = new Class<?>[arity];
        Arrays.fill(vectors, FloatVector.class);
        for (Class<?> holder : HOLDERS) {
            for (Method method : holder.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && !Modifier.isPrivate(method.getModifiers())
                        && Arrays.equals(method.getParameterTypes(), vectors)) return method;
            }
        }
        return null;
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
