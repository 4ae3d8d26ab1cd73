package cairn.tensor.ops.linalg;

import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Einstein's summation: products of elements summed over every label that is not in the output. A label that an operand repeats means its
/// diagonal.
///
/// Operands are brought to one order of dims, missing labels as size 1, and contracted from left to right; each step is one (batched)
/// matrix product over the labels that are not needed any more.
///
/// PyTorch: `torch.einsum`.
public final class Einsum {
    private final int[] labels; // of all dims, those of the output first
    private final int[] lastUse; // the last operand in which each label appears; none for those of the output

    private Einsum(Equation equation) {
        labels = equation.all();
        lastUse = new int[labels.length];
        for (int i = 0; i < equation.operands().size(); i++)
            for (int l : equation.operands().get(i)) lastUse[indexOf(labels, l)] = i;
        Arrays.fill(lastUse, 0, equation.output().length, Integer.MAX_VALUE);
    }

    public static Tensor of(String text, Tensor... operands) {
        Equation equation = Equation.parse(text, operands);
        var sum = new Einsum(equation);
        Tensor[] aligned = new Tensor[operands.length];
        for (int i = 0; i < operands.length; i++)
            aligned[i] = sum.aligned(text, operands[i], equation.operands().get(i));
        sum.checkSizes(text, aligned);
        Tensor y = summed(aligned[0], sum.dims(d -> sum.lastUse[d] <= 0));
        for (int i = 1; i < aligned.length; i++) y = sum.step(y, aligned[i], i);
        return y.reshape(Arrays.copyOf(y.shape().dims(), equation.output().length));
    }

    /// The operand with a dim for every label, of size 1 for those it lacks.
    private Tensor aligned(String text, Tensor x, int[] own) {
        for (int twin = twin(own); twin >= 0; twin = twin(own)) {
            int first = indexOf(own, own[twin]);
            if (x.size(first) != x.size(twin)) throw differs(text, own[twin], x.size(first), x.size(twin));
            x = x.diagonal(0, first, twin); // the common dim comes last
            own = IntStream.concat(without(own, first, twin), IntStream.of(own[twin]))
                    .toArray();
        }
        int[] at = own;
        int[] order = Arrays.stream(labels).map(l -> indexOf(at, l)).toArray();
        int[] sizes = new int[labels.length];
        for (int d = 0; d < sizes.length; d++) sizes[d] = order[d] < 0 ? 1 : x.size(order[d]);
        return x.permute(Arrays.stream(order).filter(d -> d >= 0).toArray()).reshape(sizes);
    }

    /// The position of a label that appeared before, or −1.
    private static int twin(int[] own) {
        for (int i = 0; i < own.length; i++) if (indexOf(own, own[i]) < i) return i;
        return -1;
    }

    private static IntStream without(int[] own, int i, int j) {
        return IntStream.range(0, own.length).filter(d -> d != i && d != j).map(d -> own[d]);
    }

    private void checkSizes(String text, Tensor[] aligned) {
        for (int d = 0; d < labels.length; d++) {
            int size = 1;
            for (Tensor x : aligned) {
                if (x.size(d) != 1 && size != 1 && x.size(d) != size) throw differs(text, labels[d], size, x.size(d));
                if (size == 1) size = x.size(d);
            }
        }
    }

    private static RuntimeException differs(String text, int label, int a, int b) {
        String name = label < 0 ? "a dim of '...'" : "label '" + (char) label + "'";
        return Equation.refused(
                "%s must have one size everywhere, or 1, but has %d and %d".formatted(name, a, b), text);
    }

    /// The product of what was contracted so far with operand number `i`.
    private Tensor step(Tensor a, Tensor b, int i) {
        int[] done = dims(d -> lastUse[d] <= i);
        int[] onlyA = Arrays.stream(done).filter(d -> b.size(d) == 1).toArray();
        Tensor left = summed(a, onlyA);
        int[] onlyB = Arrays.stream(done).filter(d -> left.size(d) == 1).toArray();
        return product(left, summed(b, onlyB), i);
    }

    private static Tensor summed(Tensor x, int[] dims) {
        return dims.length == 0 ? x : x.sum(true, dims);
    }

    private Tensor product(Tensor a, Tensor b, int i) {
        int[] inner = dims(d -> lastUse[d] <= i && a.size(d) != 1);
        int[] rows = dims(d -> lastUse[d] > i && a.size(d) != 1 && b.size(d) == 1);
        int[] cols = dims(d -> lastUse[d] > i && a.size(d) == 1 && b.size(d) != 1);
        if (inner.length == 0) return a.mul(b);
        int[] batch = dims(d -> indexOf(inner, d) < 0 && indexOf(rows, d) < 0 && indexOf(cols, d) < 0);
        Tensor y = matrices(a, batch, rows, inner, cols).matmul(matrices(b, batch, inner, cols, rows));
        int[] order = joined(batch, rows, cols, inner);
        int[] sizes = new int[order.length];
        int[] back = new int[order.length];
        for (int d = 0; d < order.length; d++) {
            sizes[d] = indexOf(inner, order[d]) >= 0 ? 1 : a.size(order[d]) == 1 ? b.size(order[d]) : a.size(order[d]);
            back[order[d]] = d;
        }
        return y.reshape(sizes).permute(back);
    }

    /// `x` as `[*batch, rows, cols]`; it has size 1 along `missing`.
    private static Tensor matrices(Tensor x, int[] batch, int[] rows, int[] cols, int[] missing) {
        int[] sizes = Arrays.copyOf(sizes(x, batch), batch.length + 2);
        sizes[batch.length] = product(sizes(x, rows));
        sizes[batch.length + 1] = product(sizes(x, cols));
        return x.permute(joined(batch, rows, cols, missing)).reshape(sizes);
    }

    private int[] dims(IntPredicate which) {
        return IntStream.range(0, labels.length).filter(which).toArray();
    }

    private static int[] sizes(Tensor x, int[] dims) {
        return Arrays.stream(dims).map(x::size).toArray();
    }

    private static int product(int[] sizes) {
        return Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    private static int indexOf(int[] values, int value) {
        for (int i = 0; i < values.length; i++) if (values[i] == value) return i;
        return -1;
    }
}
