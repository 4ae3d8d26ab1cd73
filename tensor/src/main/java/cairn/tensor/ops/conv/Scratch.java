package cairn.tensor.ops.conv;

/// A thread's memory for sheets and strips: it grows to the largest that was needed and is used again.
final class Scratch {
    private static final ThreadLocal<Scratch> MINE = ThreadLocal.withInitial(Scratch::new);

    final Unit unit = new Unit();
    private float[] sheet = {};
    private float[] strip = {};

    private Scratch() {}

    static Scratch mine() {
        return MINE.get();
    }

    float[] sheet(int size) {
        if (sheet.length < size) sheet = new float[size];
        return sheet;
    }

    float[] strip(int size) {
        if (strip.length < size) strip = new float[size];
        return strip;
    }
}
