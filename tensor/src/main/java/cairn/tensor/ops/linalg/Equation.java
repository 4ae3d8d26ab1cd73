package cairn.tensor.ops.linalg;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The equation of an [Einsum], read and held against its operands.
///
/// A label is a letter, or a negative number for a dim that `...` stands for: −1 is the last of them, so that ellipses of different
/// lengths are aligned at the end.
///
/// @param operands the labels of each operand's dims
/// @param output the labels of the result's dims
record Equation(List<int[]> operands, int[] output) {
    private static final String ELLIPSIS = "...";

    static Equation parse(String text, Tensor... tensors) {
        String equation = text.replace(" ", "");
        int arrow = equation.indexOf("->");
        String left = arrow < 0 ? equation : equation.substring(0, arrow);
        String[] terms = left.split(",", -1);
        if (terms.length != tensors.length)
            throw refused("the equation must name every operand, %d are given".formatted(tensors.length), text);
        List<int[]> operands = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) operands.add(labels(text, terms[i], i, tensors[i]));
        int[] output = arrow < 0 ? implicit(operands) : explicit(text, equation.substring(arrow + 2), operands);
        return new Equation(operands, output);
    }

    private static int[] labels(String text, String term, int i, Tensor x) {
        int letters = term.replace(ELLIPSIS, "").length();
        boolean open = term.contains(ELLIPSIS);
        if (open ? letters > x.rank() : letters != x.rank())
            throw refused("operand %d needs a label for each dim of %s".formatted(i, x.shape()), text);
        return expand(text, term, x.rank() - letters);
    }

    /// The labels of a term in which `...` stands for `hidden` dims.
    private static int[] expand(String text, String term, int hidden) {
        int at = term.indexOf(ELLIPSIS);
        if (at < 0) return letters(text, term);
        int[] before = letters(text, term.substring(0, at));
        int[] after = letters(text, term.substring(at + ELLIPSIS.length()));
        int[] all = Arrays.copyOf(before, before.length + hidden + after.length);
        for (int d = 0; d < hidden; d++) all[before.length + d] = d - hidden;
        System.arraycopy(after, 0, all, before.length + hidden, after.length);
        return all;
    }

    private static int[] letters(String text, String term) {
        int[] labels = term.chars().toArray();
        for (int c : labels)
            if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z'))
                throw refused("labels must be letters, '" + (char) c + "' is not", text);
        return labels;
    }

    /// The dims of ellipses, then the letters that appear once, in alphabetical order.
    private static int[] implicit(List<int[]> operands) {
        int[] all = operands.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        return Arrays.stream(all)
                .distinct()
                .filter(l -> l < 0 || Arrays.stream(all).filter(x -> x == l).count() == 1)
                .toArray();
    }

    private static int[] explicit(String text, String term, List<int[]> operands) {
        int hidden = operands.stream()
                .flatMapToInt(Arrays::stream)
                .map(l -> -l)
                .max()
                .orElse(0);
        int[] output = expand(text, term, Math.max(0, hidden));
        if (Arrays.stream(output).distinct().count() != output.length)
            throw refused("labels of the output must be distinct", text);
        for (int label : output)
            if (operands.stream().noneMatch(o -> contains(o, label)))
                throw refused(
                        "every label of the output must appear in an operand, '%c' does not".formatted(label), text);
        return output;
    }

    static boolean contains(int[] labels, int label) {
        return Arrays.stream(labels).anyMatch(l -> l == label);
    }

    /// All labels, those of the output first.
    int[] all() {
        List<Integer> all = new ArrayList<>();
        for (int l : output) all.add(l);
        for (int[] o : operands) for (int l : o) if (!all.contains(l)) all.add(l);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    static ShapeException refused(String rule, String text) {
        return ShapeException.of("einsum", rule, "\"" + text + "\"");
    }
}
