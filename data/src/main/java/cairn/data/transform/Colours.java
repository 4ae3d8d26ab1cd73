package cairn.data.transform;

/// The colours of one image in a batch, changed in place. Values are cut to `[0, 1]`.
record Colours(Images images, int image) {
    private static final float[] GREY = {0.2989f, 0.587f, 0.114f}; // of red, green, blue; PyTorch's digits

    void brighten(float factor) {
        blend(0, images.start(image, 0), images.start(image + 1, 0), factor);
    }

    void contrast(float factor) {
        double sum = 0;
        for (int i = 0; i < images.plane(); i++) sum += grey(i);
        blend((float) (sum / images.plane()), images.start(image, 0), images.start(image + 1, 0), factor);
    }

    void saturate(float factor) {
        if (images.channels() == 1) return;
        for (int i = 0; i < images.plane(); i++) {
            float grey = grey(i);
            for (int c = 0; c < images.channels(); c++) {
                int at = images.start(image, c) + i;
                blend(grey, at, at + 1, factor);
            }
        }
    }

    /// Moves the hue by a part of a full circle.
    void turnHue(float by) {
        if (images.channels() == 1) return;
        float[] p = images.pixels();
        int red = images.start(image, 0);
        int green = images.start(image, 1);
        int blue = images.start(image, 2);
        for (int i = 0; i < images.plane(); i++) {
            Hsv hsv = Hsv.of(p[red + i], p[green + i], p[blue + i]).turned(by);
            p[red + i] = hsv.channel(5);
            p[green + i] = hsv.channel(3);
            p[blue + i] = hsv.channel(1);
        }
    }

    private float grey(int i) {
        float[] p = images.pixels();
        if (images.channels() == 1) return p[images.start(image, 0) + i];
        float grey = 0;
        for (int c = 0; c < GREY.length; c++) grey += GREY[c] * p[images.start(image, c) + i];
        return grey;
    }

    private void blend(float base, int from, int to, float factor) {
        float[] p = images.pixels();
        for (int i = from; i < to; i++) p[i] = Math.clamp(factor * p[i] + (1 - factor) * base, 0, 1);
    }

    /// A colour as hue (a part of a full circle), saturation and value.
    private record Hsv(float hue, float saturation, float value) {
        static Hsv of(float r, float g, float b) {
            float max = Math.max(r, Math.max(g, b));
            float range = max - Math.min(r, Math.min(g, b));
            if (range == 0) return new Hsv(0, 0, max);
            float sixths = max == r ? (g - b) / range : max == g ? 2 + (b - r) / range : 4 + (r - g) / range;
            return new Hsv(sixths / 6, range / max, max);
        }

        Hsv turned(float by) {
            return new Hsv(hue + by, saturation, value);
        }

        /// Red, green or blue for offset 5, 3 or 1: `v − v·s·clamp(min(k, 4 − k), 0, 1)`, `k = (offset + 6·hue) mod 6`.
        float channel(int offset) {
            float k = offset + 6 * hue;
            k -= 6 * (float) Math.floor(k / 6);
            float part = Math.clamp(Math.min(k, 4 - k), 0, 1);
            return Math.clamp(value - value * saturation * part, 0, 1);
        }
    }
}
