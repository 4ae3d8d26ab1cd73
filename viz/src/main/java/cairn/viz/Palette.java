package cairn.viz;

import java.awt.Color;

/// The colours of all pictures: the ones Okabe and Ito (2008) chose so that people who see colours differently can tell them apart.
public final class Palette {
    static final Color PAPER = new Color(0xFFFFFF);
    static final Color INK = new Color(0x202124);
    static final Color MUTED = new Color(0x5F6368);
    static final Color GRID = new Color(0xDADCE0);
    static final Color RIGHT = new Color(0x006B4E); // a green and a red that also differ in lightness
    static final Color WRONG = new Color(0xB23C00);

    private Palette() {}

    /// The colour of series number `i`, from 0; after eight they begin anew.
    public static Color series(int i) {
        return new Color(Okabe.rgb(i));
    }

    /// From white (`t = 0`) to dark blue (`t = 1`).
    static Color ramp(double t) {
        return blend(PAPER, new Color(0x004C7F), t);
    }

    /// From orange (`t = −1`) over white to blue (`t = 1`).
    static Color diverging(double t) {
        return t < 0 ? blend(PAPER, new Color(0xD55E00), -t) : blend(PAPER, new Color(0x0072B2), t);
    }

    /// Black or white, whichever can be read on `ground`.
    static Color on(Color ground) {
        double light = 0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue();
        return light > 140 ? INK : PAPER;
    }

    /// `a` at `t = 0`, `b` at `t = 1`.
    static Color blend(Color a, Color b, double t) {
        double s = Math.clamp(t, 0.0, 1.0);
        return new Color(
                mix(a.getRed(), b.getRed(), s), mix(a.getGreen(), b.getGreen(), s), mix(a.getBlue(), b.getBlue(), s));
    }

    private static int mix(int a, int b, double t) {
        return (int) Math.round(a + (b - a) * t);
    }
}
