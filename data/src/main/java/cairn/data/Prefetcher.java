package cairn.data;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// Batches `from … end−1`, each gathered by a virtual thread of its own a few places ahead. An iterator that is dropped halfway leaves no
/// thread waiting.
final class Prefetcher implements Iterator<Batch> {
    private final Queue<FutureTask<Batch>> ahead = new ArrayDeque<>();
    private final int end;
    private final int depth;
    private final IntFunction<Batch> gather;
    private final IntConsumer delivered;
    private int nextToStart;
    private int nextToDeliver;

    /// @param delivered is told the number of each batch when it is handed out
    Prefetcher(int from, int end, int depth, IntFunction<Batch> gather, IntConsumer delivered) {
        this.end = end;
        this.depth = depth;
        this.gather = gather;
        this.delivered = delivered;
        nextToStart = from;
        nextToDeliver = from;
    }

    @Override
    public boolean hasNext() {
        return nextToDeliver < end;
    }

    @Override
    public Batch next() {
        if (!hasNext()) throw new NoSuchElementException("the epoch is over");
        Batch batch = depth == 0 ? gather.apply(nextToDeliver) : take();
        delivered.accept(nextToDeliver++);
        return batch;
    }

    private Batch take() {
        startUpTo(nextToDeliver + 1 + depth);
        Batch batch = await(ahead.element());
        ahead.remove();
        return batch;
    }

    private void startUpTo(int limit) {
        while (nextToStart < Math.min(limit, end)) {
            int number = nextToStart++;
            var task = new FutureTask<>(() -> gather.apply(number));
            ahead.add(task);
            Thread.ofVirtual().name("cairn-prefetch-", number).start(task);
        }
    }

    private static Batch await(FutureTask<Batch> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            if (e.getCause() instanceof Error failure) throw failure;
            throw new IllegalStateException("the next batch could not be gathered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the next batch", e);
        }
    }
}
