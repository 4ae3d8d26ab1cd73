package cairn.cli;

import cairn.data.BatchTransform;
import cairn.data.Dataset;
import cairn.data.Transform;
import cairn.data.transform.ColorJitter;
import cairn.data.transform.CutMix;
import cairn.data.transform.Cutout;
import cairn.data.transform.Mixup;
import cairn.data.transform.RandomAffine;
import cairn.data.transform.RandomCrop;
import cairn.data.transform.RandomErasing;
import cairn.data.transform.RandomHorizontalFlip;
import cairn.data.transform.RandomVerticalFlip;
import cairn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways of the command line to change pictures at random while a network learns from them, written as text: `crop:4,flip`.
///
/// Those that change single pictures come before inputs are scaled, those that mix pictures after.
final class Augmentations {
    private static final double NONE = Double.NaN;

    /// Makes a transform of single pictures.
    private interface Maker {
        /// @param size the number after the colon, or the default
        Transform make(Shape image, double size);
    }

    /// Makes a transform of pictures and their classes.
    private interface Mixer {
        BatchTransform make(double size, int classes);
    }

    /// @param size the number that is taken if none is given; NaN if there is no number to give
    /// @param maker of a transform of single pictures; null for those that mix
    private record Entry(
            double size, @Nullable Maker maker, @Nullable Mixer mixer) {
        static Entry of(double size, Maker maker) {
            return new Entry(size, maker, null);
        }

        static Entry mixing(double size, Mixer mixer) {
            return new Entry(size, null, mixer);
        }
    }

    private static final Choice<Entry> ALL = new Choice<Entry>("augmentation")
            .add("crop", Entry.of(4, (image, n) -> new RandomCrop(image.size(1), image.size(2), (int) n, 0)))
            .add("flip", Entry.of(NONE, (image, n) -> new RandomHorizontalFlip()))
            .add("vertical-flip", Entry.of(NONE, (image, n) -> new RandomVerticalFlip()))
            .add("rotate", Entry.of(10, (image, n) -> new RandomAffine((float) n)))
            .add("shift", Entry.of(0.1, (image, n) -> new RandomAffine(0).translate((float) n)))
            .add("zoom", Entry.of(0.1, (image, n) -> new RandomAffine(0).scale((float) (1 - n), (float) (1 + n))))
            .add("jitter", Entry.of(0.2, (image, n) -> new ColorJitter((float) n, (float) n, (float) n, 0)))
            .add("erase", Entry.of(0.5, (image, n) -> new RandomErasing(n)))
            .add("cutout", Entry.of(8, (image, n) -> new Cutout((int) n)))
            .add("mixup", Entry.mixing(1, Mixup::new))
            .add("cutmix", Entry.mixing(1, CutMix::new));

    private final List<Transform> single = new ArrayList<>();
    private final List<BatchTransform> mixing = new ArrayList<>();

    /// @param words such as `crop:4` and `flip`
    /// @param soft whether targets may be probabilities of classes
    /// @throws UsageException if one is not known, or the samples are no pictures
    Augmentations(List<String> words, Shape image, int classes, boolean soft) {
        if (words.isEmpty()) return;
        if (image.rank() != 3)
            throw new UsageException(
                    "--augment changes pictures; the samples here have the shape %s.".formatted(image));
        for (String word : words) add(word.strip(), image, classes, soft);
    }

    private void add(String word, Shape image, int classes, boolean soft) {
        int colon = word.indexOf(':');
        Entry entry = ALL.named(colon < 0 ? word : word.substring(0, colon));
        double size = colon < 0 ? entry.size : size(word, entry);
        try {
            if (entry.maker != null) single.add(entry.maker.make(image, size));
            if (entry.mixer == null) return;
            if (!soft)
                throw new UsageException("--augment " + word
                        + " mixes classes; it goes with classes that are learned by --loss cross-entropy.");
            mixing.add(entry.mixer.make(size, classes));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--augment %s: %s".formatted(word, e.getMessage()));
        }
    }

    private static double size(String word, Entry entry) {
        String name = word.substring(0, word.indexOf(':'));
        if (Double.isNaN(entry.size)) throw new UsageException("--augment %s takes no number.".formatted(name));
        try {
            return Double.parseDouble(word.substring(name.length() + 1));
        } catch (NumberFormatException e) {
            throw new UsageException("--augment %s is not understood; write a number after the colon, such as %s:%s."
                    .formatted(word, name, entry.size));
        }
    }

    /// The samples to learn from, changed anew each time they are asked for.
    Dataset of(Dataset samples, Transform prepare) {
        Dataset changed = samples;
        for (Transform t : single) changed = changed.map(t);
        changed = changed.map(prepare);
        for (BatchTransform t : mixing) changed = changed.mapBatches(t);
        return changed;
    }
}
