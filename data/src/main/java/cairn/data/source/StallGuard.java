package cairn.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Closes a stream on which nothing arrives for too long, so that the read that waits for it returns.
final class StallGuard implements AutoCloseable {
    private final InputStream stream;
    private final long patienceNanos;
    private final Thread watcher;
    private volatile long lastMove = System.nanoTime();
    private volatile boolean stalled;

    StallGuard(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patienceNanos = patience.toNanos();
        this.watcher = Thread.ofVirtual().name("cairn-stall-guard").start(this::watch);
    }

    void moved() {
        lastMove = System.nanoTime();
    }

    boolean stalled() {
        return stalled;
    }

    private void watch() {
        try {
            long left = patienceNanos;
            while (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
                left = patienceNanos - (System.nanoTime() - lastMove);
            }
            stalled = true;
            stream.close();
        } catch (InterruptedException e) {
            // The transfer is over.
        } catch (IOException e) {
            // Closing was all that was wanted.
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
