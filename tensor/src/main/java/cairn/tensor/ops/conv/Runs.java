package cairn.tensor.ops.conv;

/// The runs of neighbouring places that the kernels of convolution take at a time, for one phase of a unit's plane.
///
/// @param span the length of a run
/// @param from where each run's places lie in the [Sheet], before any shift
/// @param to where they lie in the memory of the target
record Runs(int span, int[] from, int[] to) {
    /// The runs for a phase of the target.
    ///
    /// @param h the phase of the height
    /// @param w the phase of the width
    /// @param image how far apart pictures are in the target
    static Runs of(Sheet s, int h, int w, int span, int image) {
        return switch (s.form) {
            case DIRECT -> direct(s, span, image);
            case INTERLEAVED -> interleaved(s, h, w, span);
            case STRIP -> strip(s, span);
        };
    }

    /// The last run of a row may reach back. Units with fewer pictures or rows have the first of these runs.
    private static Runs direct(Sheet s, int span, int image) {
        int perRow = Math.ceilDiv(s.widthBlock, span);
        Runs runs = empty(span, s.images * s.heightBlock * perRow);
        for (int v = 0; v < runs.from.length; v++) {
            int picture = v / perRow / s.heightBlock;
            int row = v / perRow % s.heightBlock;
            int column = Math.min(v % perRow * span, s.widthBlock - span);
            runs.from[v] = row * s.row + picture * s.pitch + column;
            runs.to[v] = picture * image + row * s.width.target() + column;
        }
        return runs;
    }

    private static Runs interleaved(Sheet s, int h, int w, int span) {
        int columns = s.width.targetCount(w);
        Runs runs = empty(span, s.height.targetCount(h) * columns);
        for (int v = 0; v < runs.from.length; v++) {
            int row = v / columns;
            int column = v % columns;
            int place = (row * s.height.targetStep() + h) * s.width.target() + column * s.width.targetStep() + w;
            runs.from[v] = row * s.row + column * s.step;
            runs.to[v] = place * s.step;
        }
        return runs;
    }

    private static Runs strip(Sheet s, int span) {
        Runs runs = empty(span, Math.ceilDiv(s.places(s.heightBlock), span));
        for (int v = 0; v < runs.from.length; v++) runs.from[v] = runs.to[v] = v * span;
        return runs;
    }

    private static Runs empty(int span, int n) {
        return new Runs(span, new int[n], new int[n]);
    }

    /// How many of the runs so many rows of a unit's pictures take.
    int count(Sheet s, Unit u, int rows) {
        return switch (s.form) {
            case DIRECT -> u.images * rows * Math.ceilDiv(s.widthBlock, span);
            case INTERLEAVED -> from.length;
            case STRIP -> Math.ceilDiv(s.places(rows), span);
        };
    }
}
