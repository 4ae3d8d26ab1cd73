package cairn.data.source;

import cairn.data.DataException;

/// One file of the CIFAR-10 binary version: records of one label byte and 3,072 pixel bytes (32×32 red, then green, then blue).
final class CifarBatch {
    static final int PIXELS = 3 * 32 * 32;
    private static final int RECORD = 1 + PIXELS;
    private static final int CLASSES = 10;

    private final byte[] bytes;

    /// Checks the length and every label; `name` leads the error messages.
    CifarBatch(String name, byte[] bytes) {
        this.bytes = bytes;
        if (bytes.length == 0 || bytes.length % RECORD != 0) {
            throw new DataException("%s: %d bytes are not a whole number of CIFAR-10 records of %d bytes each."
                    .formatted(name, bytes.length, RECORD));
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
