package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes a loss as the Java expression that makes it: `new SmoothL1Loss().beta(0.5)`.
final class LossText {
    private static final int MOST_VALUES = 20; // of a tensor written out

    private LossText() {}

    /// The constructor call, and one for each option that differs from the defaults.
    static String of(Record loss, Record defaults) {
        StringBuilder text = new StringBuilder("new " + loss.getClass().getSimpleName() + "()");
        for (RecordComponent c : loss.getClass().getRecordComponents()) {
            Object value = read(c, loss);
            if (!Objects.equals(value, read(c, defaults))) text.append("." + c.getName() + "(" + literal(value) + ")");
        }
        return text.toString();
    }

    private static @Nullable Object read(RecordComponent c, Record loss) {
        try {
            return c.getAccessor().invoke(loss);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String literal(@Nullable Object value) {
        if (value instanceof Reduction r) return "Reduction." + r;
        if (value instanceof BinaryOperator<?>) return "…"; // a function has no name
        return value instanceof Tensor t ? literal(t) : String.valueOf(value);
    }

    private static String literal(Tensor t) {
        if (t.numel() > MOST_VALUES) return "/* " + t.shape() + " */";
        StringJoiner values = new StringJoiner(", ", "Tensor.of(new float[] {", "})");
        for (float v : t.toFloatArray()) values.add(v + "f");
        return values.toString();
    }
}
