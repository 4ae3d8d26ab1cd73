package cairn.tensor.ops.conv;

import java.util.List;

/// The layout in which a correlation sees a part of its source: every place of the window is a shift of one stretch of
/// memory.
///
/// A [Unit] of work is a few pictures and a block of the target. For it, rows of the pictures lie side by side,
/// [#pitch] apart, with just enough zeros between them that a window that leaves one picture meets nothing of the next:
///
/// ```text
/// row 0:  picture 0 | 0 | picture 1 | 0 | …
/// row 1:  picture 0 | 0 | picture 1 | 0 | …
/// ```
///
/// Target place `(row, picture, column)` is number `q = row·rowStep + picture·pitch + column·step`, and a tap of the
/// window is found at `q` plus a shift that is the same for all `q`. Where pictures lie one in another, the pitch is 1
/// and the step the number of pictures. Phases of a source that is read with a stride lie one after the other; so do
/// channels.
final class Sheet {
    /// The least number of places for which the kernels are at their best.
    private static final int SHORTEST = 48;

    private static final int LINE = 16; // floats in a cache line

    /// What a unit of interleaved pictures may take: it stays in a second-level cache.
    private static final int INTERLEAVED_ROOM = 192 * 1024;

    /// So many channels of the target have strips at a time if pictures are interleaved.
    static final int FEW = 16;

    /// So many products take the time of copying a place from a strip.
    private static final double STRIP_COST = 12;

    /// So many products take the time of laying a place of interleaved pictures where it belongs.
    private static final double INTERLEAVING_COST = 16;

    /// The least number of runs for which the kernels are at their best.
    private static final int FEWEST = 6;

    final Form form;
    final Track depth;
    final Track height;
    final Track width;

    /// The number of pictures in all.
    final int batch;

    /// The number of pictures in a unit.
    final int images;

    /// The number of planes of the target in a unit; `heightBlock` and `widthBlock` likewise.
    final int depthBlock;

    final int heightBlock;
    final int widthBlock;

    /// How far apart neighbouring places of a picture are.
    final int step;

    /// How far apart neighbouring pictures are.
    final int pitch;

    /// How far apart neighbouring rows are.
    final int row;

    /// How far apart neighbouring planes are.
    final int plane;

    /// How many zeros come before the first row of a phase.
    final int lead;

    /// How far apart neighbouring phases are.
    final int phase;

    /// How far apart neighbouring channels are.
    final int channel;

    /// How far apart the places of neighbouring channels of the target are, of which there is one plane at a time.
    final int strip;

    private Sheet(Form form, Tracks t, int images, int[] block) {
        this.form = form;
        depth = t.depth();
        height = t.height();
        width = t.width();
        batch = t.batch();
        this.images = images;
        depthBlock = block[0];
        heightBlock = block[1];
        widthBlock = block[2];
        boolean interleaved = form == Form.INTERLEAVED;
        int length = length();
        step = interleaved ? images : 1;
        pitch = interleaved ? 1 : length;
        row = images * length;
        plane = (heightBlock + height.last() - height.first()) * row;
        lead = Math.max(0, -width.first()) * step;
        phase = lead
                + (depthBlock + depth.last() - depth.first()) * plane
                + Math.max(0, widthBlock + width.last() - length) * step;
        channel = lines(depth.phases().length * height.phases().length * width.phases().length * phase);
        strip = lines(interleaved ? height.target() * width.target() * images : Math.max(SHORTEST, heightBlock * row));
    }

    /// The sheets for a correlation in the form that loses the least: by places that are formed twice or in vain, and by
    /// copying, whose share is the smaller the more products a place takes.
    ///
    /// @param span the length of a run
    /// @param room about how many floats a unit may take
    /// @param units so many units at least, where there are as many pictures
    /// @param interleaves whether pictures may lie one in another
    static Sheet of(Tracks t, int span, int room, int units, boolean interleaves) {
        int columns = t.width().target();
        double products = Math.max(1, t.products());
        Sheet strips = sideBySide(t, Form.STRIP, room, units);
        double byStrips = (double) (strips.length() - strips.widthBlock) / strips.widthBlock + STRIP_COST / products;
        double twice = (double) (Math.ceilDiv(columns, span) * span - columns) / columns;
        boolean isDirect = t.hasOnePhase() && columns >= span && twice < byStrips;
        double copying = INTERLEAVING_COST * (1 + (double) t.sources() / t.targets()) / products;
        if (interleaves && t.batch() >= span && copying < (isDirect ? twice : byStrips)) {
            Sheet interleaved = new Sheet(Form.INTERLEAVED, t, span, whole(t));
            if (interleaved.pays(t)) return interleaved;
        }
        return isDirect ? sideBySide(t, Form.DIRECT, room, units) : strips;
    }

    /// Whether interleaved pictures fit into a second-level cache and few places are left empty.
    private boolean pays(Tracks t) {
        long floats = (long) t.sources() * channel + (long) Math.min(t.targets(), FEW) * strip;
        boolean fits = floats <= INTERLEAVED_ROOM && depth.target() * height.target() * width.target() >= FEWEST;
        return fits && Math.ceilDiv(batch, images) * images <= batch + batch / 8;
    }

    /// Sheets whose pictures lie side by side.
    static Sheet sideBySide(Tracks t, Form form, int room, int units) {
        int[] block = whole(t);
        for (int d = 0; d < block.length; d++) {
            long needed = new Sheet(form, t, 1, block).room(t);
            block[d] = Math.max(1, Math.ceilDiv(block[d], (int) Math.max(1, Math.ceilDiv(needed, room))));
        }
        Sheet one = new Sheet(block[2] < t.width().target() ? Form.STRIP : form, t, 1, block);
        if (one.isCut() || t.batch() < 2) return one;
        long fitting = room / Math.max(1, one.room(t));
        int images = Math.max(Math.clamp(fitting, 1, Math.ceilDiv(t.batch(), units)), one.imagesForShortest());
        return new Sheet(form, t, Math.ceilDiv(t.batch(), Math.ceilDiv(t.batch(), images)), block);
    }

    private static int[] whole(Tracks t) {
        return new int[] {
            t.depth().targetCount(0), t.height().targetCount(0), t.width().targetCount(0)
        };
    }

    /// So many pictures that rows are long enough for the kernels, where there are as many.
    private int imagesForShortest() {
        return Math.min(Math.ceilDiv(4 * SHORTEST, Math.max(1, heightBlock * pitch)), Math.ceilDiv(batch, 2));
    }

    /// How many floats a unit takes.
    long room(Tracks t) {
        return (long) t.sources() * channel + (form == Form.DIRECT ? 0 : (long) t.targets() * strip);
    }

    /// The length of a picture's row with its zeros.
    private int length() {
        int reach = widthBlock + width.last();
        if (widthBlock < width.targetCount(0)) return Math.max(widthBlock, reach - width.first());
        int end = 0;
        for (int r : width.phases()) end = Math.max(end, Math.min(reach, width.sourceCount(r)));
        return Math.max(Math.max(widthBlock, reach - Math.max(0, width.first())), end - width.first());
    }

    /// `n` rounded up to an odd number of cache lines, so that neighbours do not fall on the same places of the cache.
    private static int lines(int n) {
        return (Math.ceilDiv(n, LINE) | 1) * LINE;
    }

    /// Whether units are parts of a picture, so that they meet its borders differently.
    boolean isCut() {
        return depthBlock < depth.targetCount(0)
                || heightBlock < height.targetCount(0)
                || widthBlock < width.targetCount(0);
    }

    /// How many floats the sheet of so many channels takes.
    int size(int channels) {
        return Math.addExact(Math.multiplyExact(channels, channel), Math.max(0, width.last()) * step + SHORTEST + LINE);
    }

    /// Where a tap lies relative to the target's place, in a channel.
    int shift(Track.Tap d, Track.Tap h, Track.Tap w) {
        int rows = (d.shift() - depth.first()) * plane + (h.shift() - height.first()) * row;
        return phaseAt(depth.phaseOf(d), height.phaseOf(h), width.phaseOf(w)) + lead + rows + w.shift() * step;
    }

    /// Where taps lie relative to the target's place, channel by channel.
    ///
    /// @param places where they lie in the first channel
    int[] shifts(List<Integer> places, int channels) {
        int[] shifts = new int[channels * places.size()];
        for (int i = 0; i < shifts.length; i++) shifts[i] = i / places.size() * channel + places.get(i % places.size());
        return shifts;
    }

    /// Where the phase with the given indices among those in use begins.
    int phaseAt(int d, int h, int w) {
        return ((d * height.phases().length + h) * width.phases().length + w) * phase;
    }

    /// How many places of the target so many rows take in a strip, in whole cache lines.
    int places(int rows) {
        return Math.ceilDiv(Math.max(SHORTEST, rows * row), LINE) * LINE;
    }

    /// The number of units.
    int units() {
        return Math.ceilDiv(batch, images) * unitsPerImage();
    }

    private int unitsPerImage() {
        return depthBlocks() * heightBlocks() * widthBlocks();
    }

    private int depthBlocks() {
        return Math.ceilDiv(depth.targetCount(0), depthBlock);
    }

    private int heightBlocks() {
        return Math.ceilDiv(height.targetCount(0), heightBlock);
    }

    private int widthBlocks() {
        return Math.ceilDiv(width.targetCount(0), widthBlock);
    }

    /// Sets `unit` to unit number `i`.
    void locate(int i, Unit unit) {
        unit.firstImage = i / unitsPerImage() * images;
        unit.images = Math.min(images, batch - unit.firstImage);
        unit.firstPlane = i / (heightBlocks() * widthBlocks()) % depthBlocks() * depthBlock;
        unit.firstRow = i / widthBlocks() % heightBlocks() * heightBlock;
        unit.firstColumn = i % widthBlocks() * widthBlock;
    }
}
