package cairn.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes layers as the Java expressions that rebuild them, with the number of parameters in a comment at the line's end.
final class LayerText {
    private static final String INDENT = "    ";

    private final List<String> code = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();

    private LayerText() {}

    static String of(Layer layer) {
        LayerText text = new LayerText();
        text.write(layer, "", "", "");
        return text.toString();
    }

    /// `2, 3` for the argument list of a constructor.
    static String list(int[] values) {
        return Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    /// The plain arguments of a configuration as those of a constructor; layers inside are left out.
    static String arguments(LayerConfig config) {
        StringJoiner text = new StringJoiner(", ");
        for (Object value : config.arguments().values())
            if (!(value instanceof LayerConfig) && !(value instanceof Map)) text.add(argument(value));
        return text.toString();
    }

    private static String argument(@Nullable Object value) {
        if (value instanceof String s) return '"' + s + '"';
        return value instanceof List<?> list
                ? list.stream().map(LayerText::argument).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private void write(Layer layer, String indent, String before, String after) {
        if (layer.children().isEmpty()) line(indent + before + layer.call() + after, comment(layer));
        else if (layer instanceof Sequential s && !s.isNumbered()) writeNamed(s, indent, before, after);
        else if (layer instanceof Sequential) writeNested(layer, indent, before + "new Sequential(", ")" + after);
        else writeNested(layer, indent, before + layer.call() + " {", "}" + after);
    }

    /// The layers of a [Sequential] are arguments of its constructor; those of others are made by it, and told by name.
    private void writeNested(Layer layer, String indent, String open, String close) {
        line(indent + open, comment(layer));
        int left = layer.children().size();
        for (Map.Entry<String, Layer> child : layer.children().entrySet()) {
            String name = layer instanceof Sequential ? "" : child.getKey() + " = ";
            write(child.getValue(), indent + INDENT, name, --left > 0 ? "," : "");
        }
        line(indent + close, "");
    }

    private void writeNamed(Sequential layer, String indent, String before, String after) {
        line(indent + before + "new Sequential()", comment(layer));
        int left = layer.size();
        for (Map.Entry<String, Layer> child : layer.children().entrySet()) {
            String name = ".with(\"" + child.getKey() + "\", ";
            write(child.getValue(), indent + INDENT, name, --left > 0 ? ")" : ")" + after);
        }
    }

    private void line(String text, String comment) {
        code.add(text);
        comments.add(comment);
    }

    private static String comment(Layer layer) {
        if (!layer.namedLayers().values().stream().allMatch(Layer::isReady))
            return "// parameters unknown until the first batch";
        long count = layer.parameterCount();
        if (count == 0) return "";
        boolean frozen = layer.parameters().stream().noneMatch(p -> p.requiresGrad());
        return String.format(
                Locale.ROOT, "// %,d parameter%s%s", count, count == 1 ? "" : "s", frozen ? ", frozen" : "");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < code.size(); i++) {
            if (i > 0) text.append('\n');
            text.append(code.get(i));
            if (!comments.get(i).isEmpty()) text.append("  ").append(comments.get(i));
        }
        return text.toString();
    }
}
