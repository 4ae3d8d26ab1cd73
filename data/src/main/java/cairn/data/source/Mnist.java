package cairn.data.source;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import java.util.List;

/// MNIST: 60,000 + 10,000 handwritten digits, 28×28 grey (LeCun, Cortes and Burges, 1998).
///
/// Shape: `x[N, 1, 28, 28]` in `[0, 1]`, `y[N]` from 0 to 9.
///
/// ```java
/// TrainTest mnist = Mnist.load(DataFolder.standard().download(true));
/// ```
public final class Mnist {
    private static final List<String> BASES = List.of(
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
            "https://yann.lecun.com/exdb/mnist/");

    static final IdxFamily FAMILY = new IdxFamily(
            "mnist",
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            List.of(
                    IdxFamily.file(
                            "mnist",
                            "train-images-idx3-ubyte.gz",
                            9_912_422,
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                            BASES),
                    IdxFamily.file(
                            "mnist",
                            "train-labels-idx1-ubyte.gz",
                            28_881,
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                            BASES),
                    IdxFamily.file(
                            "mnist",
                            "t10k-images-idx3-ubyte.gz",
                            1_648_877,
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                            BASES),
                    IdxFamily.file(
                            "mnist",
                            "t10k-labels-idx1-ubyte.gz",
                            4_542,
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
                            BASES)),
            "MNIST/raw",
            List.of());

    private Mnist() {}

    /// Both parts, from the standard folder.
    public static TrainTest load() {
        return load(DataFolder.standard());
    }

    /// Both parts.
    ///
    /// @throws cairn.data.DataException if files are missing, damaged, or cannot be downloaded
    public static TrainTest load(DataFolder where) {
        return FAMILY.load(where);
    }

    /// The 60,000 training images.
    ///
    /// @throws cairn.data.DataException if files are missing, damaged, or cannot be downloaded
    public static Dataset train(DataFolder where) {
        return FAMILY.train(where);
    }

    /// The 10,000 test images.
    ///
    /// @throws cairn.data.DataException if files are missing, damaged, or cannot be downloaded
    public static Dataset test(DataFolder where) {
        return FAMILY.test(where);
    }
}
