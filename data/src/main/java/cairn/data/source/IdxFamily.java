package cairn.data.source;

import cairn.data.DataException;
import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.ImageDataset;
import cairn.data.TrainTest;
import cairn.tensor.Shape;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A dataset that comes as MNIST did: four idx files of images and labels, for training and for testing.
///
/// @param name its name, and that of its folder
/// @param files where the four files are published
/// @param nested its folder as torchvision names it
/// @param packaged folders of the operating system's packages
record IdxFamily(String name, List<String> classNames, List<RemoteFile> files, String nested, List<Path> packaged) {
    private static final int WHITE = 255;

    TrainTest load(DataFolder where) {
        return new TrainTest(train(where), test(where));
    }

    Dataset train(DataFolder where) {
        return read(where, "train", "train");
    }

    Dataset test(DataFolder where) {
        return read(where, "t10k", "test");
    }

    private Dataset read(DataFolder where, String prefix, String part) {
        Pair pair = locate(where, prefix);
        IdxFile images = IdxFile.read(pair.images(), 3);
        IdxFile labels = IdxFile.read(pair.labels(), 1);
        if (images.size(0) != labels.size(0)) {
            throw new DataException("%s holds %d images, but %s holds %d labels."
                    .formatted(pair.images(), images.size(0), pair.labels().getFileName(), labels.size(0)));
        }
        requireOwn(pair.labels(), labels);
        Shape shape = Shape.of(1, images.size(1), images.size(2));
        return ImageDataset.wrap(
                images.bytes(),
                classes(pair.labels(), labels.bytes()),
                WHITE,
                DataInfo.classes(name + "/" + part, shape, classNames));
    }

    private record Pair(Path images, Path labels) {}

    private Pair locate(DataFolder where, String prefix) {
        List<Path> folders = where.candidates(name, List.of(nested), packaged);
        for (Path folder : folders) {
            Optional<Path> images = find(folder, prefix + "-images-idx3-ubyte");
            Optional<Path> labels = find(folder, prefix + "-labels-idx1-ubyte");
            if (images.isPresent() && labels.isPresent()) return new Pair(images.get(), labels.get());
        }
        if (!where.download())
            throw NotFound.files(
                    name, prefix + "-images-idx3-ubyte and " + prefix + "-labels-idx1-ubyte (gzipped or not)", folders);
        var downloader = new Downloader(where.downloads());
        return new Pair(
                downloader.fetch(remote(prefix + "-images-idx3-ubyte.gz"), where.folderOf(name)),
                downloader.fetch(remote(prefix + "-labels-idx1-ubyte.gz"), where.folderOf(name)));
    }

    private static Optional<Path> find(Path folder, String file) {
        return DataFolder.find(folder, file, file + ".gz");
    }

    private RemoteFile remote(String file) {
        return files.stream().filter(f -> f.name().equals(file)).findFirst().orElseThrow();
    }

    /// The sets of this family use the same file names; their labels tell them apart.
    private void requireOwn(Path file, IdxFile labels) {
        String sha256 = labels.sha256();
        for (IdxFamily other : List.of(Mnist.FAMILY, FashionMnist.FAMILY)) {
            boolean theirs = other.files.stream().anyMatch(f -> sha256.equals(f.contentSha256()));
            if (theirs && !other.name.equals(name)) {
                throw new DataException("%s: these are the labels of %s, not of %s; the two use the same file names."
                        .formatted(file, other.name, name));
            }
        }
    }

    private long[] classes(Path file, byte[] bytes) {
        long[] labels = new long[bytes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = bytes[i] & 0xff;
            if (labels[i] >= classNames.size()) {
                throw new DataException(
                        "%s: label %d is %d, expected 0 to %d.".formatted(file, i, labels[i], classNames.size() - 1));
            }
        }
        return labels;
    }

    /// One published file under several base addresses.
    static RemoteFile file(
            String set, String name, long bytes, String sha256, String contentSha256, List<String> bases) {
        return new RemoteFile(
                set,
                name,
                bytes,
                sha256,
                contentSha256,
                bases.stream().map(base -> URI.create(base + name)).toList());
    }
}
