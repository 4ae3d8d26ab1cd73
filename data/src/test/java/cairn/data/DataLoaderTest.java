package cairn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataLoader.Options;
import cairn.data.DataLoader.Position;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
    private static final Options SHUFFLED = DataLoader.batches(4).shuffle(7);

    private static DataLoader loader(Options options) {
        return new DataLoader(Counting.of(10, 2), options);
    }

    /// The sample numbers of the rest of an epoch, batch by batch.
    private static List<String> epoch(DataLoader loader) {
        var batches = new ArrayList<String>();
        for (Batch batch : loader) batches.add(Arrays.toString(Counting.numbers(batch)));
        return batches;
    }

    private static String message(Runnable wrong) {
        return assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    }

    @Test
    void walksInOrderUnlessToldToShuffle() {
        assertEquals(List.of("[0, 1, 2, 3]", "[4, 5, 6, 7]", "[8, 9]"), epoch(new DataLoader(Counting.of(10, 2), 4)));
    }

    @Test
    void everyEpochHoldsEverySampleOnceInAnOrderOfItsOwn() {
        DataLoader loader = loader(SHUFFLED);
        List<String> first = epoch(loader);
        List<String> second = epoch(loader);
        assertNotEquals(first, second);
        for (List<String> epoch : List.of(first, second)) {
            int[] all = epoch.stream()
                    .flatMapToInt(
                            b -> Arrays.stream(b.replaceAll("[\\[\\] ]", "").split(","))
                                    .mapToInt(Integer::parseInt))
                    .sorted()
                    .toArray();
            assertArrayEquals(IntStream.range(0, 10).toArray(), all);
        }
    }

    @Test
    void theOrderDependsOnSeedAndEpochAlone() {
        DataLoader loader = loader(SHUFFLED);
        epoch(loader);
        List<String> second = epoch(loader);
        DataLoader other = loader(SHUFFLED.prefetch(0));
        other.restore(new Position(1, 0));
        assertEquals(second, epoch(other));
        assertNotEquals(second, epoch(loader(DataLoader.batches(4).shuffle(8))));
    }

    @Test
    void dropsTheIncompleteBatchIfToldTo() {
        assertEquals(2, epoch(loader(DataLoader.batches(4).dropLast(true))).size());
        assertEquals(2, loader(SHUFFLED.dropLast(true)).batchesPerEpoch());
        assertEquals(3, loader(SHUFFLED).batchesPerEpoch());
        assertEquals(2, epoch(loader(DataLoader.batches(5).dropLast(true))).size());
    }

    @Test
    void goesOnInTheMiddleOfAnEpochExactly() {
        for (int prefetch : new int[] {0, 1, 5}) {
            DataLoader whole = loader(SHUFFLED);
            var expected = new ArrayList<String>();
            for (int e = 0; e < 3; e++) expected.addAll(epoch(whole));
            for (int stop = 0; stop <= expected.size(); stop++) {
                DataLoader cut = loader(SHUFFLED.prefetch(prefetch));
                var got = new ArrayList<String>();
                Position position = take(cut, stop, got);
                DataLoader again = loader(SHUFFLED.prefetch(prefetch));
                again.restore(position);
                while (got.size() < expected.size()) got.addAll(epoch(again));
                assertEquals(expected, got, "stopped after " + stop);
            }
        }
    }

    /// Takes `count` batches, epoch after epoch, and says where the loader stands then.
    private static Position take(DataLoader loader, int count, List<String> got) {
        while (true) {
            Iterator<Batch> epoch = loader.iterator();
            while (epoch.hasNext()) {
                if (got.size() == count) return loader.position();
                got.add(Arrays.toString(Counting.numbers(epoch.next())));
            }
            if (got.size() == count) return loader.position();
        }
    }

    @Test
    void thePositionCountsBatchesHandedOutNotGatheredAhead() {
        DataLoader loader = loader(SHUFFLED.prefetch(3));
        assertEquals(new Position(0, 0), loader.position());
        loader.iterator().next();
        assertEquals(new Position(0, 1), loader.position());
        epoch(loader);
        assertEquals(new Position(1, 3), loader.position());
    }

    @Test
    void theRestOfACompleteEpochIsEmpty() {
        DataLoader loader = loader(SHUFFLED);
        loader.restore(new Position(4, 3));
        assertEquals(List.of(), epoch(loader));
        epoch(loader);
        assertEquals(new Position(5, 3), loader.position());
    }

    @Test
    void anEpochThatWasLeftEarlyIsNotContinued() {
        DataLoader loader = loader(SHUFFLED);
        loader.iterator().next();
        assertEquals(3, epoch(loader).size());
        assertEquals(new Position(1, 3), loader.position());
    }

    @Test
    void anIterationThatWasGivenUpDoesNotMoveTheLoader() {
        DataLoader loader = loader(SHUFFLED);
        Iterator<Batch> old = loader.iterator();
        old.next();
        Iterator<Batch> current = loader.iterator();
        old.next();
        current.next();
        assertEquals(new Position(1, 1), loader.position());
    }

    @Test
    void anIterationThatIsDroppedLeavesNoThreadBehind() throws InterruptedException {
        var gathered = new AtomicInteger();
        Dataset counted = new MappedInputs(Counting.of(1000, 2), new Spy(gathered));
        gathered.set(0);
        new DataLoader(counted, DataLoader.batches(1).prefetch(3)).iterator().next();
        assertEquals(4, settled(gathered, 4), "one was taken and three were gathered ahead");
    }

    /// The count once it has reached `atLeast` and stayed for a moment.
    private static int settled(AtomicInteger count, int atLeast) throws InterruptedException {
        for (int i = 0; i < 1000 && count.get() < atLeast; i++) Thread.sleep(5);
        Thread.sleep(20);
        return count.get();
    }

    @Test
    void gathersOnlyLargeBatchesAheadUnlessTold() throws InterruptedException {
        var gathered = new AtomicInteger();
        Dataset counted = new MappedInputs(Counting.of(100_000, 2), new Spy(gathered));
        for (int size : new int[] {8191, 8192}) {
            var loader = new DataLoader(counted, size);
            gathered.set(0);
            loader.iterator().next();
            int expected = size == 8191 ? 1 : 3;
            assertEquals(expected, settled(gathered, expected));
        }
    }

    private record Spy(AtomicInteger calls) implements Transform {
        @Override
        public Tensor apply(Tensor batch) {
            calls.incrementAndGet();
            return batch;
        }

        @Override
        public TransformState state() {
            throw new IllegalStateException("not saved");
        }
    }

    @Test
    void asksTheDatasetFromOneThreadAtATime() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        Dataset slow = new Dataset() {
            @Override
            public int size() {
                return 20;
            }

            @Override
            public Sample get(int index) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
                return new Sample(Tensor.of(new float[] {2 * index, 0}), Tensor.scalarLong(0));
            }
        };
        assertEquals(
                20,
                epoch(new DataLoader(slow, DataLoader.batches(1).prefetch(8))).size());
        assertEquals(1, most.get());
    }

    @Test
    void handsOnTheFailureOfTheDatasetEachTimeItIsAsked() {
        var failure = new DataException("sample 6 is damaged");
        Dataset damaged = new Dataset() {
            @Override
            public int size() {
                return 10;
            }

            @Override
            public Sample get(int index) {
                if (index == 6) throw failure;
                return new Sample(Tensor.of(new float[] {2 * index, 0}), Tensor.scalarLong(0));
            }
        };
        for (int prefetch : new int[] {0, 2}) {
            Iterator<Batch> batches =
                    new DataLoader(damaged, DataLoader.batches(4).prefetch(prefetch)).iterator();
            assertArrayEquals(new int[] {0, 1, 2, 3}, Counting.numbers(batches.next()));
            assertSame(failure, assertThrows(DataException.class, batches::next));
            assertSame(failure, assertThrows(DataException.class, batches::next));
        }
    }

    @Test
    void randomTransformsDrawTheSameForTheSameBatch() {
        Transform noise = new Transform() {
            @Override
            public Tensor apply(Tensor batch) {
                return Tensor.rand(Rng.current(), batch.shape().dims());
            }

            @Override
            public TransformState state() {
                throw new IllegalStateException("not saved");
            }
        };
        var all = new ArrayList<String>();
        for (int run = 0; run < 2; run++) {
            DataLoader loader = new DataLoader(Counting.of(10, 2).map(noise), SHUFFLED.prefetch(3 * run));
            for (int epoch = 0; epoch < 2; epoch++) {
                for (Batch batch : loader) all.add(Arrays.toString(batch.x().toFloatArray()));
            }
        }
        assertEquals(all.subList(0, 6), all.subList(6, 12));
        assertEquals(6, all.stream().distinct().count());
    }

    @Test
    void endsWhereTheEpochEnds() {
        Iterator<Batch> batches = loader(DataLoader.batches(10)).iterator();
        assertTrue(batches.hasNext());
        batches.next();
        assertFalse(batches.hasNext());
        assertThrows(NoSuchElementException.class, batches::next);
    }

    @Test
    void refusesImpossibleSettings() {
        assertEquals("loader: the batch size must be at least 1, got 0.", message(() -> DataLoader.batches(0)));
        assertEquals(
                "loader: prefetch must not be negative, got -2.",
                message(() -> DataLoader.batches(1).prefetch(-2)));
        assertEquals(
                "loader: 10 samples do not fill one batch of 11, and incomplete batches are dropped.",
                message(() -> loader(DataLoader.batches(11).dropLast(true))));
        assertEquals(
                "loader: the dataset is empty.",
                message(() -> new DataLoader(Counting.of(10, 2).subset(), 4)));
        assertEquals(
                "loader: there is no Position[epoch=0, batch=4] in epochs of 3 batches.",
                message(() -> loader(SHUFFLED).restore(new Position(0, 4))));
        assertThrows(IllegalArgumentException.class, () -> loader(SHUFFLED).restore(new Position(-1, 0)));
    }
}
