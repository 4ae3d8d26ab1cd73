package cairn.io;

import java.util.Arrays;

/// How much a tensor that a file announces would take, worked out before any of it is made.
///
/// @param numel the number of elements
/// @param storedBytes what they take in the file
/// @param heapBytes what they take in Java arrays
record Extent(int numel, long storedBytes, long heapBytes) {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /// The extent of a tensor of the given sizes, which are not negative.
    ///
    /// @param name the tensor, as errors call it
    static Extent of(String name, long[] sizes, StoredType type) throws Malformed {
        long numel = 1;
        for (long size : sizes) {
            if (size > LARGEST_ARRAY || (numel *= size) > LARGEST_ARRAY)
                throw new Malformed(name + " of shape " + Arrays.toString(sizes)
                        + " is too large: a tensor holds at most 2^31-9 elements");
        }
        return new Extent(
                (int) numel, numel * type.bytes(), numel * type.dtype().bytes());
    }

    /// Refuses what cannot fit into the heap, with the option that makes it larger.
    static void requireHeap(long bytes) throws Malformed {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most)
            throw new Malformed("its tensors take %d MB in memory, but Java may use %d MB; start it with a larger -Xmx"
                    .formatted(bytes >> 20, most >> 20));
    }
}
