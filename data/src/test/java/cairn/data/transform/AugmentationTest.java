package cairn.data.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    static final List<Transform> EACH = List.of(
            new RandomCrop(5, 2),
            new RandomCrop(3, 4, 1, 0.25f),
            new RandomHorizontalFlip(),
            new RandomVerticalFlip(0.3),
            new Cutout(3),
            new Cutout(2, 0.5f),
            new RandomErasing(0.9),
            new RandomAffine(15).translate(0.2f).scale(0.8f, 1.25f).shear(10).fill(0.5f),
            new ColorJitter(0.4f, 0.4f, 0.4f, 0.1f));

    /// `n` images of 3 × 5 × 5, all pixels different and in `(0, 1)`.
    private static Tensor images(int n) {
        float[] x = new float[n * 75];
        for (int i = 0; i < x.length; i++) x[i] = (i + 1f) / (x.length + 1);
        return Tensor.wrap(x, n, 3, 5, 5);
    }

    private static Tensor seeded(Transform t, Tensor x, long seed) {
        return Rng.with(Rng.of(seed), () -> t.apply(x));
    }

    private static Tensor plane(float... pixels) {
        int side = (int) Math.sqrt(pixels.length);
        return Tensor.of(pixels, 1, 1, side, side);
    }

    private static String message(Class<? extends Exception> type, Runnable wrong) {
        return assertThrows(type, wrong::run).getMessage();
    }

    // ---- all of them

    @Test
    void everyAugmentationKeepsItsArgumentAndGivesTheShapeItPromises() {
        for (Transform t : EACH) {
            Tensor x = images(4);
            Tensor y = seeded(t, x, 7);
            assertArrayEquals(images(4).toFloatArray(), x.toFloatArray(), t.toString());
            Shape sample = t.outputShape(Shape.of(3, 5, 5));
            assertArrayEquals(
                    new int[] {4, sample.size(0), sample.size(1), sample.size(2)},
                    y.shape().dims());
        }
    }

    @Test
    void everyAugmentationRepeatsItselfForASeedAndDiffersForAnother() {
        for (Transform t : EACH) {
            Tensor x = images(16);
            float[] first = seeded(t, x, 1).toFloatArray();
            assertArrayEquals(first, seeded(t, x, 1).toFloatArray(), t.toString());
            boolean differs = false;
            float[] other = seeded(t, x, 2).toFloatArray();
            for (int i = 0; i < first.length; i++) differs |= first[i] != other[i];
            assertTrue(differs, t + " takes its numbers from the generator");
        }
    }

    @Test
    void everyAugmentationTreatsASampleByItsPlaceWhateverFollowsIt() {
        for (Transform t : EACH) {
            Tensor all = seeded(t, images(1).repeat(6, 1, 1, 1), 3);
            Tensor some = seeded(t, images(1).repeat(2, 1, 1, 1), 3);
            assertArrayEquals(some.toFloatArray(), all.slice(0, 0, 2).toFloatArray(), t.toString());
        }
    }

    @Test
    void everyAugmentationLeavesAnEmptyBatchEmpty() {
        for (Transform t : EACH)
            assertEquals(0, t.apply(Tensor.zeros(0, 3, 5, 5)).size(0), t.toString());
    }

    @Test
    void everyAugmentationComesBackFromPlainData() {
        for (Transform t : EACH) assertEquals(t, Transforms.restore(t.state()));
        TransformState broken = new TransformState("Cutout", Map.of("size", List.of(3.0)), List.of());
        assertEquals(
                "transform: the saved Cutout has no fill.",
                message(DataException.class, () -> Transforms.restore(broken)));
    }

    @Test
    void everyAugmentationRefusesWhatIsNoBatchOfImages() {
        for (Transform t : EACH) {
            String name = t.getClass().getSimpleName();
            String error = message(ShapeException.class, () -> t.apply(Tensor.zeros(3, 5, 5)));
            assertTrue(error.startsWith(name + ": images x[N, C, H, W] are expected"), error);
            assertThrows(ShapeException.class, () -> t.outputShape(Shape.of(25)));
            assertThrows(
                    IllegalArgumentException.class, () -> t.apply(Tensor.zeros(cairn.tensor.DType.I64, 1, 3, 5, 5)));
        }
    }

    // ---- one by one

    @Test
    void cropsAreWindowsOfTheFramedImageAndAllPlacesOccur() {
        RandomCrop crop = new RandomCrop(2, 2, 1, -1);
        float[] framed = {-1, -1, -1, -1, -1, 1, 2, -1, -1, 3, 4, -1, -1, -1, -1, -1};
        Set<String> windows = new HashSet<>();
        for (int top = 0; top < 3; top++)
            for (int left = 0; left < 3; left++) {
                int at = top * 4 + left;
                windows.add(List.of(framed[at], framed[at + 1], framed[at + 4], framed[at + 5])
                        .toString());
            }
        Set<String> seen = new HashSet<>();
        Tensor crops = seeded(crop, plane(1, 2, 3, 4).repeat(200, 1, 1, 1), 5);
        for (int i = 0; i < 200; i++) {
            float[] p = crops.select(0, i).toFloatArray();
            seen.add(List.of(p[0], p[1], p[2], p[3]).toString());
        }
        assertEquals(windows, seen);
    }

    @Test
    void aCropMayChangeTheShapeAndMoveAllChannelsTogether() {
        Tensor y = seeded(new RandomCrop(3, 4, 0, 0), images(1), 1); // [1, 3, 3, 4]
        assertArrayEquals(new int[] {1, 3, 3, 4}, y.shape().dims());
        float step = 25f / 76;
        assertEquals(step, y.get(0, 1, 0, 0).item() - y.get(0, 0, 0, 0).item(), 1e-6f);
        assertEquals(step, y.get(0, 2, 2, 3).item() - y.get(0, 1, 2, 3).item(), 1e-6f);
    }

    @Test
    void refusesACropThatDoesNotFit() {
        String error = message(ShapeException.class, () -> new RandomCrop(8, 1).apply(images(2)));
        assertEquals(
                "RandomCrop: a window of 8 × 8 must fit into images of 5 × 5 with a frame of 1, got [2, 3, 5, 5].",
                error);
    }

    @Test
    void flipsMirrorWholeImages() {
        assertArrayEquals(
                new float[] {3, 2, 1, 6, 5, 4, 9, 8, 7},
                new RandomHorizontalFlip(1)
                        .apply(plane(1, 2, 3, 4, 5, 6, 7, 8, 9))
                        .toFloatArray());
        assertArrayEquals(
                new float[] {7, 8, 9, 4, 5, 6, 1, 2, 3},
                new RandomVerticalFlip(1)
                        .apply(plane(1, 2, 3, 4, 5, 6, 7, 8, 9))
                        .toFloatArray());
        Tensor x = images(3);
        assertArrayEquals(
                x.flip(3).toFloatArray(), new RandomHorizontalFlip(1).apply(x).toFloatArray());
        assertArrayEquals(
                x.flip(2).toFloatArray(), new RandomVerticalFlip(1).apply(x).toFloatArray());
        assertArrayEquals(x.toFloatArray(), new RandomHorizontalFlip(0).apply(x).toFloatArray());
    }

    @Test
    void flipsAsOftenAsTheProbabilitySays() {
        Tensor x = Tensor.of(new float[] {0, 1}, 1, 1, 1, 2).repeat(4000, 1, 1, 1);
        float flipped =
                seeded(new RandomHorizontalFlip(0.3), x, 1).select(3, 0).mean().item();
        assertEquals(0.3, flipped, 0.03); // 4 standard deviations
    }

    @Test
    void cutoutPaintsASquareThatMayLeaveTheImage() {
        Tensor y = seeded(new Cutout(3, 9), Tensor.zeros(500, 2, 5, 5), 1);
        Set<Float> areas = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            float[] sums = y.select(0, i).sum(1, 2).toFloatArray();
            assertEquals(sums[0], sums[1], "all channels alike");
            areas.add(sums[0] / 9);
        }
        assertEquals(Set.of(4f, 6f, 9f), areas);
    }

    @Test
    void erasingPaintsRectanglesWithinItsRanges() {
        Tensor y = seeded(new RandomErasing(1, 0.1f, 0.2f, 0.5f, 2, 1), Tensor.zeros(300, 1, 40, 40), 1);
        for (int i = 0; i < 300; i++) {
            Tensor image = y.select(0, i).select(0, 0);
            int h = (int) image.amax(1).sum().item();
            int w = (int) image.amax(0).sum().item();
            assertEquals(h * w, image.sum().item(), "a full rectangle");
            assertTrue(h * w >= 0.1 * 1600 - 20 && h * w <= 0.2 * 1600 + 20, h + " × " + w);
            assertTrue(h <= 2.2 * w && w <= 2.2 * h, h + " × " + w);
        }
        Tensor none = seeded(new RandomErasing(0), images(5), 1);
        assertArrayEquals(images(5).toFloatArray(), none.toFloatArray());
    }

    @Test
    void affineMapsAgreeWithExactTurnsMovesAndScales() {
        Tensor x = images(1);
        assertArrayEquals(x.toFloatArray(), mapped(x, Affine.inverseOf(0, 1, 0, 0, 0)));
        assertArrayEquals(x.rot90(-1, 2, 3).toFloatArray(), mapped(x, Affine.inverseOf(90, 1, 0, 0, 0)), 1e-6f);
        assertArrayEquals(x.flip(2, 3).toFloatArray(), mapped(x, Affine.inverseOf(180, 1, 0, 0, 0)), 1e-6f);
        float[] right = mapped(plane(1, 2, 3, 4, 5, 6, 7, 8, 9), Affine.inverseOf(0, 1, 0, 1, 0));
        assertArrayEquals(new float[] {0, 1, 2, 0, 4, 5, 0, 7, 8}, right, 1e-6f);
        float[] down = mapped(plane(1, 2, 3, 4, 5, 6, 7, 8, 9), Affine.inverseOf(0, 1, 0, 0, 1));
        assertArrayEquals(new float[] {0, 0, 0, 1, 2, 3, 4, 5, 6}, down, 1e-6f);
        float[] twice = mapped(plane(1, 2, 3, 4, 5, 6, 7, 8, 9), Affine.inverseOf(0, 2, 0, 0, 0));
        assertArrayEquals(new float[] {3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7}, twice, 1e-6f);
        float[] sheared = mapped(plane(1, 2, 3, 4, 5, 6, 7, 8, 9), Affine.inverseOf(0, 1, 45, 0, 0));
        assertArrayEquals(new float[] {2, 3, 0, 4, 5, 6, 0, 7, 8}, sheared, 1e-6f);
    }

    private static float[] mapped(Tensor x, Affine map) {
        Images from = Images.of("test", x);
        Images to = from.blank(from.height(), from.width(), 0);
        map.apply(from, to, 0, 0);
        return to.pixels();
    }

    @Test
    void turnsStayWithinTheirLimit() {
        // A bar along x, turned by at most 10°, stays within 10° of the horizontal.
        float[] bar = new float[41 * 41];
        for (int x = 0; x < 41; x++) bar[20 * 41 + x] = 1;
        Tensor y = seeded(new RandomAffine(10), plane(bar).repeat(50, 1, 1, 1), 1);
        float furthest = 0;
        for (int i = 0; i < 50; i++) {
            float[] p = y.select(0, i).toFloatArray();
            for (int r = 0; r < 41; r++)
                for (int c = 0; c < 41; c++) if (p[r * 41 + c] > 0.3f) furthest = Math.max(furthest, Math.abs(r - 20));
        }
        assertTrue(furthest >= 2 && furthest <= 21 * Math.tan(Math.toRadians(10)) + 1, "rows away: " + furthest);
    }

    @Test
    void coloursChangeAsTheirDefinitionsSay() {
        float[] rgb = {0.2f, 0.4f, 0.6f};
        assertArrayEquals(new float[] {0.3f, 0.6f, 0.9f}, coloured(rgb, c -> c.brighten(1.5f)), 1e-6f);
        assertArrayEquals(new float[] {0.6f, 1, 1}, coloured(rgb, c -> c.brighten(3)), 1e-6f);
        float grey = 0.2989f * 0.2f + 0.587f * 0.4f + 0.114f * 0.6f;
        assertArrayEquals(new float[] {grey, grey, grey}, coloured(rgb, c -> c.saturate(0)), 1e-6f);
        assertArrayEquals(new float[] {grey, grey, grey}, coloured(rgb, c -> c.contrast(0)), 1e-6f);
        assertArrayEquals(rgb, coloured(rgb, c -> c.turnHue(0)), 1e-6f);
        assertArrayEquals(rgb, coloured(rgb, c -> c.turnHue(1)), 1e-6f);
        assertArrayEquals(new float[] {0.6f, 0.2f, 0.4f}, coloured(rgb, c -> c.turnHue(1 / 3f)), 1e-6f);
        assertArrayEquals(new float[] {0.6f, 0.4f, 0.2f}, coloured(rgb, c -> c.turnHue(-0.5f)), 1e-6f);
        assertArrayEquals(new float[] {1, 0, 0}, coloured(new float[] {0, 0, 1}, c -> c.turnHue(1 / 3f)), 1e-6f);
    }

    private static float[] coloured(float[] rgb, java.util.function.Consumer<Colours> change) {
        Images image = new Images(rgb.clone(), 1, 3, 1, 1);
        change.accept(new Colours(image, 0));
        return image.pixels();
    }

    @Test
    void jitterStaysInRangeAndLeavesTheHueOfGreyAlone() {
        Tensor y = seeded(new ColorJitter(0.8f, 0.8f, 0.8f, 0.5f), images(30), 1);
        assertTrue(y.min().item() >= 0 && y.max().item() <= 1);
        Tensor grey = plane(0.1f, 0.5f, 0.7f, 0.9f);
        assertArrayEquals(
                grey.toFloatArray(),
                seeded(new ColorJitter(0, 0, 0.9f, 0.5f), grey, 1).toFloatArray());
        String error = message(ShapeException.class, () -> new ColorJitter(1, 0, 0, 0).apply(Tensor.zeros(1, 4, 2, 2)));
        assertTrue(error.contains("C = 1 or 3"), error);
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertEquals(
                "RandomHorizontalFlip: the probability must be in [0.0, 1.0], got 1.5.",
                message(IllegalArgumentException.class, () -> new RandomHorizontalFlip(1.5)));
        assertEquals(
                "RandomErasing: the largest area must be in [0.5, 1.0], got 0.25.",
                message(IllegalArgumentException.class, () -> new RandomErasing(1, 0.5f, 0.25f, 1, 1, 0)));
        List<Runnable> wrong = List.of(
                () -> new RandomCrop(0, 1),
                () -> new RandomCrop(1, -1),
                () -> new RandomVerticalFlip(Double.NaN),
                () -> new Cutout(0),
                () -> new RandomErasing(-0.1),
                () -> new RandomAffine(200),
                () -> new RandomAffine(1).scale(0, 1),
                () -> new RandomAffine(1).scale(2, 1),
                () -> new RandomAffine(1).shear(90),
                () -> new ColorJitter(-1, 0, 0, 0),
                () -> new ColorJitter(0, 0, 0, 0.6f),
                () -> new Mixup(0, 3),
                () -> new CutMix(1, 0));
        for (Runnable w : wrong) assertThrows(IllegalArgumentException.class, w::run);
        assertNotEquals(new Cutout(1), new Cutout(2));
    }
}
