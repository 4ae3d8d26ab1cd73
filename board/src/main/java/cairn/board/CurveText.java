package cairn.board;

import cairn.io.Json;
import java.util.List;

/// Curves as JSON, written without an object per number.
final class CurveText {
    private final StringBuilder s = new StringBuilder("{");

    /// Adds the curves `names` of a run, or all if none is named.
    void run(String id, Rows rows, String over, List<String> names, int points) {
        if (s.length() > 1) s.append(',');
        s.append(Json.write(id))
                .append(":{\"names\":")
                .append(Json.write(rows.names()))
                .append(",\"curves\":{");
        boolean first = true;
        for (String name : names.isEmpty() ? rows.names() : names) {
            if (!rows.has(name)) continue;
            if (!first) s.append(',');
            first = false;
            Thinned t = rows.thinned(over, name, points);
            s.append(Json.write(name)).append(":{\"x\":");
            numbers(t.x());
            s.append(",\"y\":");
            numbers(t.y());
            s.append('}');
        }
        s.append("}}");
    }

    private void numbers(double[] values) {
        s.append('[');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) s.append(',');
            double v = values[i];
            if (!Double.isFinite(v)) s.append("null");
            else if (v == Math.rint(v) && Math.abs(v) < 1e15) s.append((long) v);
            else s.append((float) v);
        }
        s.append(']');
    }

    String end() {
        return s.append('}').toString();
    }
}
