package cairn.data.source;

import cairn.data.DataException;
import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.ImageDataset;
import cairn.data.TrainTest;
import cairn.tensor.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Photographs of cats and of other things, 64×64 colour: 209 to learn from, 50 to be judged by. The exercise of a well-known course; two HDF5
/// files, `train_catvnoncat.h5` and `test_catvnoncat.h5`, which are not downloaded.
///
/// Shape: `x[N, 3, 64, 64]` in `[0, 1]`, `y[N]`: 1 for a cat.
public final class Cats {
    private static final String NAME = "cats";
    private static final int SIDE = 64;
    private static final int CHANNELS = 3;
    private static final int WHITE = 255;

    private Cats() {}

    /// Both parts, from the standard folder.
    public static TrainTest load() {
        return load(DataFolder.standard());
    }

    /// Both parts.
    ///
    /// @throws DataException if a file is missing or damaged
    public static TrainTest load(DataFolder where) {
        return new TrainTest(part(where, "train"), part(where, "test"));
    }

    private static Dataset part(DataFolder where, String part) {
        Path path = locate(where, part + "_catvnoncat.h5");
        Hdf5File file = Hdf5File.open(path);
        Hdf5Array x = file.array(part + "_set_x");
        Hdf5Array y = file.array(part + "_set_y");
        int n = x.dims().length == 0 ? 0 : x.dims()[0];
        if (!x.isBytes(n, SIDE, SIDE, CHANNELS) || y.kind() == Hdf5Array.Kind.TEXT || y.count() != n)
            throw new DataException("%s: expected pictures [N, 64, 64, 3] and N labels, got %s and %s."
                    .formatted(path, Arrays.toString(x.dims()), Arrays.toString(y.dims())));
        long[] labels = y.longs();
        for (long label : labels)
            if (label != 0 && label != 1)
                throw new DataException("%s: a label is %d, expected 0 or 1.".formatted(path, label));
        var info = DataInfo.classes(NAME + "/" + part, Shape.of(CHANNELS, SIDE, SIDE), List.of("non-cat", "cat"));
        return ImageDataset.wrap(planes(x.bytes(), n), labels, WHITE, info);
    }

    /// Red, green and blue of each pixel become three planes. Shape: `[N, H·W, 3] → [N, 3, H·W]`.
    private static byte[] planes(byte[] pixels, int n) {
        byte[] planes = new byte[pixels.length];
        int area = SIDE * SIDE;
        for (int i = 0; i < n * area; i++)
            for (int c = 0; c < CHANNELS; c++)
                planes[(i / area * CHANNELS + c) * area + i % area] = pixels[i * CHANNELS + c];
        return planes;
    }

    private static Path locate(DataFolder where, String name) {
        List<Path> folders = where.candidates(NAME, List.of("catvnoncat"), List.of());
        return folders.stream()
                .map(folder -> DataFolder.find(folder, name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "cats: there is no %s in %s. It belongs to a course and is not downloaded; put it there, or name its folder with --data-dir."
                                .formatted(name, where.folderOf(NAME))));
    }
}
