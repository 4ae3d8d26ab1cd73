package cairn.data.source;

import cairn.data.DataException;

/// One file of the CIFAR-10 binary version: records of one label byte and 3,072 pixel bytes (32×32 red, then green, then blue).
final class CifarBatch {
    static final int PIXELS = 3 * 32 * 32;
    private static final int RECORD = 1 + PIXELS;
    private static final int CLASSES = 10;

    /// A file holds at most 10,000 records.
    static final int MAX_BYTES = 10_000 * RECORD;

    private final byte[] bytes;

    /// Checks the length and every label; `name` leads the error messages.
    CifarBatch(String name, byte[] bytes) {
        this.bytes = bytes;
        if (bytes.length == 0 || bytes.length % RECORD != 0 || bytes.length > MAX_BYTES) {
            throw new DataException("%s: the file does not hold 1 to 10,000 whole CIFAR-10 records of %d bytes each."
                    .formatted(name, RECORD));
        }
        for (int i = 0; i < size(); i++) {
            if (label(i) >= CLASSES) {
                throw new DataException(
                        "%s: record %d has label %d, expected 0 to %d.".formatted(name, i, label(i), CLASSES - 1));
            }
        }
    }

    int size() {
        return bytes.length / RECORD;
    }

    int label(int record) {
        return bytes[record * RECORD] & 0xff;
    }

    void copyPixels(int record, byte[] to, int offset) {
        System.arraycopy(bytes, record * RECORD + 1, to, offset, PIXELS);
    }
}
