package cairn.data.source;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import java.nio.file.Path;
import java.util.List;

/// Fashion-MNIST: 60,000 + 10,000 pictures of clothes, 28×28 grey (Xiao, Rasul and Vollgraf, 2017; Zalando, MIT licence).
///
/// Shape: `x[N, 1, 28, 28]` in `[0, 1]`, `y[N]` from 0 to 9.
///
/// Where Debian's package `dataset-fashion-mnist` is installed, the standard folder finds its files without a download.
public final class FashionMnist {
    private static final List<String> BASES = List.of(
            "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/");

    static final IdxFamily FAMILY = new IdxFamily(
            "fashion-mnist",
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            List.of(
                    IdxFamily.file(
                            "fashion-mnist",
                            "train-images-idx3-ubyte.gz",
                            26_421_880,
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
                            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                            BASES),
                    IdxFamily.file(
                            "fashion-mnist",
                            "train-labels-idx1-ubyte.gz",
                            29_515,
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
                            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                            BASES),
                    IdxFamily.file(
                            "fashion-mnist",
                            "t10k-images-idx3-ubyte.gz",
                            4_422_102,
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
                            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                            BASES),
                    IdxFamily.file(
                            "fashion-mnist",
                            "t10k-labels-idx1-ubyte.gz",
                            5_148,
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
                            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
                            BASES)),
            "FashionMNIST/raw",
            List.of(Path.of("/usr/share/datasets/fashion-mnist")));

    private FashionMnist() {}

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
