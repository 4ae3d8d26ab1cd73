package cairn.train;

import cairn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// How the values of a tensor are spread: counts over equally wide intervals from the least to the greatest.
///
/// @param low the least finite value, 0 if there is none
/// @param high the greatest finite value
/// @param counts values per interval
/// @param notFinite how many values are NaN or infinite
public record Histogram(float low, float high, List<Long> counts, long notFinite) {
    private static final int BINS = 30;
    private static final int MOST_VALUES = 100_000;

    /// Copies the list.
    public Histogram {
        counts = List.copyOf(counts);
    }

    /// Of the values of `t`; of more than 100,000 evenly many are looked at.
    public static Histogram of(Tensor t) {
        float[] v = t.toFloatArray();
        int stride = Math.max(1, Math.ceilDiv(v.length, MOST_VALUES));
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < v.length; i += stride) {
            if (!Float.isFinite(v[i])) continue;
            low = Math.min(low, v[i]);
            high = Math.max(high, v[i]);
        }
        if (low > high) return counted(v, stride, 0, 0);
        return counted(v, stride, low, high);
    }

    private static Histogram counted(float[] v, int stride, float low, float high) {
        long[] counts = new long[BINS];
        double scale = high > low ? BINS / ((double) high - low) : 0;
        long wild = 0;
        for (int i = 0; i < v.length; i += stride)
            if (Float.isFinite(v[i])) counts[Math.min(BINS - 1, (int) ((v[i] - (double) low) * scale))]++;
            else wild++;
        return new Histogram(low, high, LongStream.of(counts).boxed().toList(), wild);
    }

    /// As JSON values.
    Map<String, Object> toMap() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("low", low);
        m.put("high", high);
        m.put("counts", counts);
        if (notFinite > 0) m.put("not_finite", notFinite);
        return m;
    }
}
