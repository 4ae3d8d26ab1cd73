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
/// Target place `(row, picture, column)` is number `q = (row·images + picture)·pitch + column`, and a tap of the window
/// is found at `q` plus a shift that is the same for all `q`. The few `q` behind the end of a row mean nothing. Phases
/// of a source that is read with a stride lie one after the other; so do channels.
final class Sheet {
    /// The least number of places for which the kernels are at their best.
    private static final int SHORTEST = 48;

    private static final int LINE = 16; // floats in a cache line

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

    private Sheet(Track depth, Track height, Track width, int batch, int images, int[] block) {
        this.depth = depth;
        this.height = height;
        this.width = width;
        this.batch = batch;
        this.images = images;
        depthBlock = block[0];
        heightBlock = block[1];
        widthBlock = block[2];
        pitch = pitch();
        row = images * pitch;
        plane = (heightBlock + height.last() - height.first()) * row;
        lead = Math.max(0, -width.first());
        phase = lead
                + (depthBlock + depth.last() - depth.first()) * plane
                + Math.max(0, widthBlock + width.last() - pitch);
        channel = lines(depth.phases().length * height.phases().length * width.phases().length * phase);
        strip = lines(Math.max(SHORTEST, heightBlock * row));
    }

    /// The sheets for a correlation.
    ///
    /// @param sourceChannels how many are seen at a time
    /// @param targetChannels how many are formed at a time
    /// @param room about how many floats a unit may take
    /// @param units so many units at least, where there are as many pictures
    static Sheet of(
            Track depth,
            Track height,
            Track width,
            int batch,
            int sourceChannels,
            int targetChannels,
            int room,
            int units) {
        int[] block = {depth.targetCount(0), height.targetCount(0), width.targetCount(0)};
        for (int d = 0; d < block.length; d++) {
            long needed = new Sheet(depth, height, width, batch, 1, block).room(sourceChannels, targetChannels);
            block[d] = Math.max(1, Math.ceilDiv(block[d], (int) Math.max(1, Math.ceilDiv(needed, room))));
        }
        Sheet one = new Sheet(depth, height, width, batch, 1, block);
        if (one.isCut() || batch < 2) return one;
        long fitting = room / Math.max(1, one.room(sourceChannels, targetChannels));
        int images = Math.max(Math.clamp(fitting, 1, Math.ceilDiv(batch, units)), one.imagesForShortest());
        return new Sheet(depth, height, width, batch, Math.ceilDiv(batch, Math.ceilDiv(batch, images)), block);
    }

    /// So many pictures that rows are long enough for the kernels, where there are as many.
    private int imagesForShortest() {
        return Math.min(Math.ceilDiv(4 * SHORTEST, Math.max(1, heightBlock * pitch)), Math.ceilDiv(batch, 2));
    }

    private long room(int sourceChannels, int targetChannels) {
        return (long) sourceChannels * channel + (long) targetChannels * strip;
    }

    private int pitch() {
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
        return Math.addExact(Math.multiplyExact(channels, channel), Math.max(0, width.last()) + SHORTEST + LINE);
    }

    /// Where a tap lies relative to the target's place, in a channel.
    int shift(Track.Tap d, Track.Tap h, Track.Tap w) {
        int rows = (d.shift() - depth.first()) * plane + (h.shift() - height.first()) * row;
        return phaseAt(depth.phaseOf(d), height.phaseOf(h), width.phaseOf(w)) + lead + rows + w.shift();
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

    /// How many places of the target so many rows take, in whole cache lines.
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
