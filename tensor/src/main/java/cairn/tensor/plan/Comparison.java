package cairn.tensor.plan;

import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the first difference between two recorded runs of a step: other launches, geometry, constants, cells, or memory that is not the
/// same from run to run and was not made by the step at the same place.
final class Comparison {
    private final Tape a;
    private final Tape b;

    private Comparison(Tape a, Tape b) {
        this.a = a;
        this.b = b;
    }

    /// What differs, to complete the sentence "the step …"; null if nothing does.
    static @Nullable String difference(Tape a, Tape b) {
        return new Comparison(a, b).difference();
    }

    private @Nullable String difference() {
        int n = Math.min(a.launches().size(), b.launches().size());
        for (int i = 0; i < n; i++) {
            Launch p = a.launches().get(i);
            String at = differs(p, b.launches().get(i));
            if (at != null)
                return "does something else in each run: launch %d, %s, differs in %s".formatted(i, name(p), at);
        }
        if (a.launches().size() != b.launches().size())
            return "does something else in each run: it makes %d launches, then %d"
                    .formatted(a.launches().size(), b.launches().size());
        if (!sameTensors(a.results(), b.results())) return "returns something else in each run";
        if (!sameGrads(a.gradsBefore(), b.gradsBefore()) || !sameGrads(a.gradsAfter(), b.gradsAfter()))
            return "finds or leaves other gradients in each run";
        return null;
    }

    private static String name(Launch launch) {
        return launch.getClass().getSimpleName();
    }

    private boolean sameTensors(List<Tensor> p, List<Tensor> q) {
        if (p.size() != q.size()) return false;
        for (int i = 0; i < p.size(); i++)
            if (!same(ArrayTensor.view(p.get(i)), ArrayTensor.view(q.get(i)))) return false;
        return true;
    }

    private boolean sameGrads(Map<ArrayTensor, @Nullable Tensor> p, Map<ArrayTensor, @Nullable Tensor> q) {
        if (!p.keySet().equals(q.keySet())) return false;
        for (var entry : p.entrySet()) {
            Tensor g = entry.getValue();
            Tensor h = q.get(entry.getKey());
            if (g == h) continue;
            if (g == null || h == null || !same(ArrayTensor.view(g), ArrayTensor.view(h))) return false;
        }
        return true;
    }

    /// What differs between two values that launches are made of: the name of a component, or null if they are the same.
    private @Nullable String differs(@Nullable Object p, @Nullable Object q) {
        if (p == null && q == null) return null;
        if (p == null || q == null || p.getClass() != q.getClass()) return "its kind";
        return switch (p) {
            case View v -> same(v, (View) q) ? null : "the memory it uses";
            case Record r -> components(r, (Record) q);
            case List<?> list -> elements(list.toArray(), ((List<?>) q).toArray());
            case Object[] array -> elements(array, (Object[]) q);
            case int[] array -> Arrays.equals(array, (int[]) q) ? null : "its geometry";
            case Object o when o.getClass().isArray() -> sameRoom(o, q) ? null : "its working room";
            case Object o when isGeometry(o) -> fields(o, q);
            case Rng rng -> rng == q ? null : "the random generator it draws from";
            default -> p.equals(q) ? null : "a constant, or in what it belongs to (" + p + ", then " + q + ")";
        };
    }

    /// Whether an object is one that operations work out for their launches, rather than something that lives from run to run.
    private static boolean isGeometry(Object o) {
        return o.getClass().getName().startsWith("cairn.tensor.ops.") && !(o instanceof Enum<?>);
    }

    private @Nullable String fields(Object p, Object q) {
        for (Field f : p.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(f.getModifiers())) continue;
            String at = differs(value(f, p), value(f, q));
            if (at != null) return at;
        }
        return null;
    }

    private static @Nullable Object value(Field f, Object o) {
        try {
            f.setAccessible(true);
            return f.get(o);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field " + f + " cannot be read", e);
        }
    }

    private static boolean sameRoom(Object p, Object q) {
        return p.getClass() == q.getClass() && Array.getLength(p) == Array.getLength(q);
    }

    private @Nullable String elements(Object[] p, Object[] q) {
        if (p.length != q.length) return "a list";
        for (int i = 0; i < p.length; i++) {
            String at = differs(p[i], q[i]);
            if (at != null) return at;
        }
        return null;
    }

    private @Nullable String components(Record p, Record q) {
        for (RecordComponent c : p.getClass().getRecordComponents()) {
            Object v = value(c, p);
            Object w = value(c, q);
            if (p instanceof Launch && v instanceof int[] room && w != null && sameRoom(room, w)) continue;
            String at = differs(v, w);
            if (at != null) return at.contains(" '") ? at : "'" + c.getName() + "', " + at;
        }
        return null;
    }

    private static @Nullable Object value(RecordComponent c, Record r) {
        try {
            c.getAccessor().setAccessible(true);
            return c.getAccessor().invoke(r);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the accessor of " + c + " failed", e);
        }
    }

    private boolean same(View p, View q) {
        return p.isLike(q) && p.offset() == q.offset() && same(p.buffer(), q.buffer());
    }

    private boolean same(Buffer p, Buffer q) {
        Memory m = a.memory(p);
        Memory n = b.memory(q);
        if (m.kind() != n.kind() || p.length() != q.length()) return false;
        return switch (m.kind()) {
            case OUTER -> p == q;
            case INPUT, FRESH -> m.number() == n.number();
            case WRITTEN -> m.number() == n.number() && (m.startedLike(n) || m.sharesArrayWith(n));
        };
    }
}
