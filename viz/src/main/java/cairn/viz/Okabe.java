package cairn.viz;

/// The eight colours as numbers, for those who draw without AWT.
final class Okabe {
    private static final int[] RGB = {
        0x0072B2,
        0xD55E00,
        0x009E73,
        0xCC79A7,
        0xE69F00,
        0x56B4E9,
        0x7F7F00,
        0x000000 // NOTE: the yellow is darkened for white paper
    };

    private Okabe() {}

    static int rgb(int i) {
        return RGB[i % RGB.length];
    }
}
