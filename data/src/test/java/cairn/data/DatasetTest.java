package cairn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.data.transform.Column;
import cairn.data.transform.OneHot;
import cairn.data.transform.ToVector;
import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final int[] SOME = {4, 0, 4, 2};

    private static String message(Runnable wrong) {
        return assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    }

    private static void assertSame(Batch expected, Batch actual) {
        assertEquals(expected.x().shape(), actual.x().shape());
        assertArrayEquals(expected.x().toFloatArray(), actual.x().toFloatArray());
        assertEquals(expected.y().shape(), actual.y().shape());
        assertEquals(expected.y().dtype(), actual.y().dtype());
        assertArrayEquals(expected.y().toFloatArray(), actual.y().toFloatArray());
    }

    /// Every view must gather a batch of exactly the samples that it gives one by one.
    private static void assertBatchesAreSamples(Dataset dataset) {
        assertSame(Stack.of(dataset, SOME), dataset.batch(SOME));
        assertEquals(dataset.info().inputShape(), dataset.get(0).x().shape());
    }

    @Test
    void gathersTheRowsOfTwoTensors() {
        var dataset =
                new TensorDataset(Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}), Tensor.of(new long[] {0, 2, 1}));
        Batch batch = dataset.batch(2, 0);
        assertArrayEquals(new float[] {5, 6, 1, 2}, batch.x().toFloatArray());
        assertArrayEquals(new long[] {1, 0}, batch.y().toLongArray());
        assertEquals(List.of("0", "1", "2"), dataset.info().classNames());
        assertEquals(2, batch.size());
        assertEquals(DType.I64, dataset.get(1).y().dtype());
    }

    @Test
    void keepsNoHoldOnTheTensorsItWasMadeOf() {
        float[] data = {1, 2, 3, 4};
        var dataset = new TensorDataset(Tensor.wrap(data, 2, 2), Tensor.of(new float[] {1, 2}));
        data[0] = 100;
        assertEquals(1, dataset.get(0).x().toFloatArray()[0]);
        dataset.batch(0).x().toFloatArray()[0] = 100;
        assertEquals(1, dataset.get(0).x().toFloatArray()[0]);
    }

    @Test
    void holdsTokensAndTargetsOfAnyShape() {
        var dataset =
                new TensorDataset(Tensor.of(new long[] {1, 2, 3, 4}, 2, 2), Tensor.of(new long[] {5, 6, 7, 8}, 2, 2));
        assertEquals(Task.REGRESSION, dataset.info().task());
        assertArrayEquals(new long[] {3, 4, 1, 2}, dataset.batch(1, 0).x().toLongArray());
        assertEquals(Shape.of(2), dataset.get(0).y().shape());
        assertThrows(IllegalStateException.class, dataset::labels);
    }

    @Test
    void everyViewGathersWhatItGivesOneByOne() {
        Dataset whole = Counting.of(9, 3);
        var images = ImageDataset.wrap(
                new byte[] {0, 51, 102, (byte) 255, 1, 2, 3, 4, 5, 6},
                new long[] {0, 1, 0, 1, 1},
                255,
                DataInfo.classes("images", Shape.of(1, 1, 2), List.of("a", "b")));
        assertBatchesAreSamples(whole);
        assertBatchesAreSamples(images);
        assertBatchesAreSamples(Counting.byHand(9, 3));
        assertBatchesAreSamples(whole.subset(8, 1, 1, 3, 5));
        assertBatchesAreSamples(Dataset.concat(whole.take(1), whole.subset(), whole.subset(7, 8), whole));
        assertBatchesAreSamples(images.map(new ToVector()));
        assertBatchesAreSamples(whole.mapTargets(new OneHot(3)));
        assertBatchesAreSamples(whole.take(6).mapTargets(new OneHot(3)).map(new ToVector()));
    }

    @Test
    void aDatasetOfSingleSamplesEqualsTheSameInArrays() {
        Dataset arrays = Counting.of(5, 2);
        Dataset byHand = Counting.byHand(5, 2);
        assertSame(arrays.all(), byHand.all());
        assertArrayEquals(arrays.labels(), byHand.labels());
        assertEquals(List.of("0", "1"), byHand.info().classNames());
        assertEquals(Shape.of(2), byHand.info().inputShape());
    }

    @Test
    void imagesAreFractionsOfWhite() {
        var info = DataInfo.classes("images", Shape.of(1, 1, 2), List.of("a"));
        var images = ImageDataset.wrap(new byte[] {0, 51, (byte) 255, 1}, new long[] {0, 0}, 255, info);
        assertArrayEquals(
                new float[] {1, 1 / 255f, 0, 0.2f}, images.batch(1, 0).x().toFloatArray());
        assertEquals(Shape.of(2, 1, 1, 2), images.all().x().shape());
    }

    @Test
    void concatenatesInOrder() {
        Dataset joined = Dataset.concat(Counting.of(3, 2).subset(2, 1), Counting.of(3, 2));
        assertArrayEquals(new int[] {2, 1, 0, 1, 2}, Counting.numbers(joined));
        assertArrayEquals(new long[] {0, 1, 0, 1, 0}, joined.labels());
        assertThrows(IndexOutOfBoundsException.class, () -> joined.get(5));
    }

    @Test
    void refusesToConcatenateDatasetsOfDifferentKind() {
        assertEquals(
                "concat: the datasets must be of one kind, but counting is CLASSIFICATION with inputs [2] and 2 classes, "
                        + "and counting is CLASSIFICATION with inputs [2] and 3 classes.",
                message(() -> Dataset.concat(Counting.of(3, 2), Counting.of(3, 3))));
        assertEquals("concat: there must be at least one dataset.", message(Dataset::concat));
    }

    @Test
    void aViewKnowsWhatItsSourceIsAbout() {
        Dataset whole = Counting.of(6, 2);
        assertEquals(whole.info(), whole.take(2).info());
        assertEquals(2, whole.take(2).size());
        assertEquals(6, whole.take(100).size());
        assertArrayEquals(new long[] {1, 0}, whole.subset(5, 0).labels());
        assertArrayEquals(whole.labels(), whole.mapTargets(Column.bipolar()).labels());
        assertEquals(Shape.of(1, 2), whole.map(new UnsqueezeForTest()).info().inputShape());
    }

    private record UnsqueezeForTest() implements Transform {
        @Override
        public Tensor apply(Tensor batch) {
            return batch.reshape(batch.size(0), 1, batch.size(1));
        }

        @Override
        public TransformState state() {
            throw new IllegalStateException("not saved");
        }
    }

    @Test
    void equalContentHasEqualChecksums() {
        Dataset whole = Counting.of(6, 2);
        assertEquals(whole.checksum(), Counting.of(6, 2).checksum());
        assertEquals(whole.checksum(), whole.map(new ToVector()).checksum());
        assertNotEquals(whole.checksum(), Counting.of(6, 3).checksum());
        assertNotEquals(whole.take(5).checksum(), whole.take(6).checksum());
        assertNotEquals(whole.subset(0, 1).checksum(), whole.subset(1, 0).checksum());
        assertNotEquals(Counting.byHand(6, 2).checksum(), Counting.byHand(6, 3).checksum());
        assertEquals("crc32c:", whole.checksum().substring(0, 7));
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        Tensor x = Tensor.zeros(3, 2);
        assertEquals(
                "dataset: inputs and targets must be equally many, got 3 and 2.",
                message(() -> new TensorDataset(x, Tensor.zeros(2))));
        assertEquals(
                "dataset: sample 1 has label 2, but there are 2 classes: labels go from 0 to 1.",
                message(() -> new TensorDataset(
                        x, Tensor.of(new long[] {0, 2, 1}), DataInfo.classes("d", Shape.of(2), List.of("a", "b")))));
        assertEquals(
                "dataset: class numbers must be I64 of shape [N], got F32 [3].",
                message(() -> new TensorDataset(x, Tensor.zeros(3), DataInfo.classes("d", Shape.of(2), List.of("a")))));
        assertThrows(ShapeException.class, () -> new TensorDataset(Tensor.scalar(1), Tensor.zeros(1)));
        assertEquals(
                "dataset: 2 labels and 3 bytes of pixels do not make images of [1, 1, 2].",
                message(() -> ImageDataset.wrap(
                        new byte[3], new long[2], 255, DataInfo.classes("i", Shape.of(1, 1, 2), List.of("a")))));
    }

    @Test
    void refusesSamplesThatAreNotThere() {
        Dataset whole = Counting.of(3, 2);
        assertThrows(IndexOutOfBoundsException.class, () -> whole.get(3));
        assertThrows(IndexOutOfBoundsException.class, () -> whole.get(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> whole.batch(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> whole.subset(3));
    }

    @Test
    void refusesToStackSamplesOfDifferentShape() {
        Dataset ragged = new Dataset() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public Sample get(int index) {
                return new Sample(Tensor.zeros(index + 1), Tensor.scalar(0));
            }
        };
        assertEquals(
                "batch: samples must have one shape and type, but sample 0 is F32 [1] and sample 1 is F32 [2].",
                message(() -> ragged.batch(0, 1)));
    }
}
