package cairn.data.source;

/// Scales one plane of a picture: bilinear, with the triangle widened when it shrinks, so that every source pixel counts.
///
/// PyTorch: `functional.interpolate(mode="bilinear", antialias=True)`.
final class Resample {
    private Resample() {}

    /// A plane of `height × width` made into that of a format.
    static float[] fit(float[] plane, int height, int width, ImageFormat format) {
        int h = format.height();
        int w = format.width();
        if (format.fit() == ImageFormat.Fit.STRETCH) return scale(plane, height, width, h, w);
        boolean crop = format.fit() == ImageFormat.Fit.CROP;
        double byHeight = (double) h / height;
        double byWidth = (double) w / width;
        double factor = crop ? Math.max(byHeight, byWidth) : Math.min(byHeight, byWidth);
        int scaledHeight = side(height * factor, h, crop);
        int scaledWidth = side(width * factor, w, crop);
        float[] scaled = scale(plane, height, width, scaledHeight, scaledWidth);
        return centred(scaled, scaledHeight, scaledWidth, h, w);
    }

    /// Rounded, but never on the wrong side of the target.
    private static int side(double length, int target, boolean crop) {
        int rounded = Math.max(1, (int) Math.round(length));
        return crop ? Math.max(rounded, target) : Math.min(rounded, target);
    }

    /// Cuts what is too large and frames what is too small, around the centre.
    private static float[] centred(float[] plane, int height, int width, int h, int w) {
        float[] out = new float[h * w];
        int top = Math.floorDiv(height - h, 2);
        int left = Math.floorDiv(width - w, 2);
        for (int i = Math.max(0, -top); i < Math.min(h, height - top); i++) {
            int from = Math.max(0, left);
            int to = Math.max(0, -left);
            System.arraycopy(plane, (i + top) * width + from, out, i * w + to, Math.min(w, width));
        }
        return out;
    }

    static float[] scale(float[] plane, int height, int width, int h, int w) {
        float[] wide = new float[height * w];
        scaleRows(plane, height, width, wide, w);
        float[] out = new float[h * w];
        scaleRows(transpose(wide, height, w), w, height, out, h);
        return transpose(out, w, h);
    }

    private static void scaleRows(float[] from, int rows, int length, float[] to, int newLength) {
        double step = (double) length / newLength;
        double support = Math.max(1, step);
        for (int i = 0; i < newLength; i++) {
            double centre = (i + 0.5) * step;
            int first = Math.max(0, (int) (centre - support + 0.5));
            int last = Math.min(length, (int) (centre + support + 0.5));
            float[] weights = weights(first, last, centre, support);
            for (int r = 0; r < rows; r++) {
                float sum = 0;
                for (int j = first; j < last; j++) sum += weights[j - first] * from[r * length + j];
                to[r * newLength + i] = sum;
            }
        }
    }

    private static float[] weights(int first, int last, double centre, double support) {
        double[] raw = new double[last - first];
        double sum = 0;
        for (int j = 0; j < raw.length; j++) {
            raw[j] = Math.max(0, 1 - Math.abs((first + j + 0.5 - centre) / support));
            sum += raw[j];
        }
        float[] weights = new float[raw.length];
        for (int j = 0; j < raw.length; j++) weights[j] = (float) (raw[j] / sum);
        return weights;
    }

    private static float[] transpose(float[] plane, int height, int width) {
        float[] out = new float[plane.length];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) out[j * height + i] = plane[i * width + j];
        }
        return out;
    }
}
