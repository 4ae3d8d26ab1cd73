package cairn.io;

import cairn.io.SafeTensorsHeader.Entry;
import java.util.Arrays;

/// The rules that bind a safetensors header to itself and to its file: shapes agree with offsets, and the tensors cover the data from the
/// first byte to the last, without holes or overlaps.
final class SafeTensorsCheck {
    private SafeTensorsCheck() {}

    /// @param available the bytes behind the header
    static void run(SafeTensorsHeader header, long available) throws Malformed {
        long heap = 0;
        long end = 0;
        for (Entry e : header.byPlace()) {
            heap += checkSize(e);
            if (e.begin() < end) throw new Malformed(name(e) + " overlaps another");
            if (e.begin() > end)
                throw new Malformed("the bytes %d to %d of the data belong to no tensor".formatted(end, e.begin()));
            end = e.end();
        }
        if (end > available)
            throw new Malformed("the file is cut short: its tensors take %d bytes, but %d follow the header"
                    .formatted(end, available));
        if (end < available)
            throw new Malformed("%d bytes follow the last tensor that belong to none".formatted(available - end));
        Extent.requireHeap(heap);
    }

    private static long checkSize(Entry e) throws Malformed {
        if (e.begin() > e.end())
            throw new Malformed("%s ends at byte %d, before it begins at %d".formatted(name(e), e.end(), e.begin()));
        Extent extent = Extent.of(name(e), e.sizes(), e.type());
        if (extent.storedBytes() != e.end() - e.begin())
            throw new Malformed("%s, %s of shape %s, takes %d bytes, but its offsets %d and %d are %d apart"
                    .formatted(
                            name(e),
                            e.type(),
                            Arrays.toString(e.sizes()),
                            extent.storedBytes(),
                            e.begin(),
                            e.end(),
                            e.end() - e.begin()));
        return extent.heapBytes();
    }

    private static String name(Entry e) {
        return "tensor " + Quoted.of(e.name());
    }
}
