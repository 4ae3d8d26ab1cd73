package cairn.tensor.plan;

import cairn.tensor.DType;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Formula;
import cairn.tensor.kernels.Fused;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.BinaryLaunch;
import cairn.tensor.ops.pointwise.FusedLaunch;
import cairn.tensor.ops.pointwise.TernaryLaunch;
import cairn.tensor.ops.pointwise.UnaryLaunch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one pass of pointwise launches that follow each other, where nobody else wants what one leaves for the next. The functions and
/// their order stay what they were, so results are the same bit for bit.
///
/// Functions of many instructions are left alone: for them a pass over memory does not count.
final class Fusion {
    private static final Set<Enum<?>> LIGHT = Set.of(
            Unary.NEG,
            Unary.ABS,
            Unary.SQUARE,
            Unary.SQRT,
            Unary.RECIPROCAL,
            Unary.RELU,
            Unary.RELU6,
            Binary.ADD,
            Binary.SUB,
            Binary.MUL,
            Binary.DIV,
            Binary.MAXIMUM,
            Binary.MINIMUM,
            Binary.LEAKY_RELU,
            Binary.RELU_GRAD,
            Binary.RELU6_GRAD,
            Binary.TANH_GRAD,
            Binary.SIGMOID_GRAD,
            Ternary.MULTIPLY_ADD);

    private final Draft draft;
    private final Map<Buffer, List<Use>> uses;
    private final List<@Nullable Launch> launches;

    /// A pointwise launch as a formula.
    private record Pass(Formula formula, List<View> operands, View y) {}

    private Fusion(Draft draft) {
        this.draft = draft;
        uses = draft.uses();
        launches = new ArrayList<>(draft.launches());
    }

    static void apply(Draft draft) {
        Fusion fusion = new Fusion(draft);
        for (int at = 0; at < fusion.launches.size(); at++) while (fusion.takesIn(at)) {}
        fusion.finish();
    }

    private void finish() {
        List<Launch> left = new ArrayList<>();
        for (Launch launch : launches) {
            if (launch == null) continue;
            left.add(launch);
            if (launch instanceof FusedLaunch fused) draft.fused(fused.formula());
        }
        draft.launches(left);
    }

    /// Whether the launch at `at` was joined with one before it that gives it an operand.
    private boolean takesIn(int at) {
        Pass pass = pass(launches.get(at));
        if (pass == null) return false;
        for (int i = 0; i < pass.operands.size(); i++) {
            View operand = pass.operands.get(i);
            int maker = makerFor(at, operand, pass.y);
            Pass inner = maker < 0 ? null : pass(launches.get(maker));
            if (inner == null || !inner.y.isLike(operand) || changes(inner.operands, maker, at)) continue;
            Launch joined = join(pass, i, inner);
            if (joined == null) continue;
            launches.set(at, joined);
            launches.set(maker, null);
            draft.drop(operand.buffer());
            return true;
        }
        return false;
    }

    /// The launch that makes `operand` for the one at `at` alone; −1 if it is not so.
    private int makerFor(int at, View operand, View y) {
        Buffer buffer = operand.buffer();
        List<Use> its = uses.get(buffer);
        if (its == null || !operand.coversBuffer() || !operand.isLike(y) || !draft.isMovable(buffer, its)) return -1;
        if (its.getFirst().mode() != Use.Mode.WRITE || !its.getFirst().view().coversBuffer()) return -1;
        for (Use use : its.subList(1, its.size()))
            if (use.at() != at || use.mode() != Use.Mode.READ || !use.view().isLike(operand)) return -1;
        return its.getFirst().at();
    }

    /// Whether one of `views` is changed after launch `from`, up to launch `to`.
    private boolean changes(List<View> views, int from, int to) {
        for (View view : views)
            for (Use use : uses.getOrDefault(view.buffer(), List.of()))
                if (use.at() > from && use.at() <= to && use.mode() != Use.Mode.READ) return true;
        return false;
    }

    private static @Nullable Pass pass(@Nullable Launch launch) {
        return switch (launch) {
            case UnaryLaunch u -> pass(u.f(), u.y(), u.x());
            case BinaryLaunch b -> pass(b.f(), b.y(), b.a(), b.b());
            case TernaryLaunch t -> pass(t.f(), t.y(), t.a(), t.b(), t.c());
            case FusedLaunch f -> new Pass(f.formula(), f.operands(), f.y());
            case null, default -> null;
        };
    }

    private static @Nullable Pass pass(Enum<?> function, View y, View... arguments) {
        if (y.dtype() != DType.F32 || !LIGHT.contains(function)) return null;
        List<View> operands = new ArrayList<>();
        List<Integer> from = new ArrayList<>();
        for (View v : arguments) from.add(place(v, operands));
        return new Pass(Formula.of(function, from), operands, y);
    }

    /// Where `v` is among the operands; it is added if it is not there yet.
    private static int place(View v, List<View> operands) {
        for (int i = 0; i < operands.size(); i++) {
            View known = operands.get(i);
            if (known.buffer() == v.buffer() && known.offset() == v.offset() && known.isLike(v)) return i;
        }
        operands.add(v);
        return operands.size() - 1;
    }

    /// `outer` with the result of `inner` as operand `at`; null if that takes too many operands, or there is no loop for it.
    private static @Nullable Launch join(Pass outer, int at, Pass inner) {
        List<View> operands = new ArrayList<>();
        List<Integer> innerPlaces =
                inner.operands.stream().map(v -> place(v, operands)).toList();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < outer.operands.size(); i++)
            places.add(i == at ? -1 : place(outer.operands.get(i), operands));
        if (operands.size() > Formula.MOST) return null;
        Formula formula = outer.formula.after(at, inner.formula, places, innerPlaces, operands.size());
        Fused loop = Provider.KERNELS.fuse(formula);
        return loop == null ? null : FusedLaunch.of(formula, loop, operands, outer.y);
    }
}
