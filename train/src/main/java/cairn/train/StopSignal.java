package cairn.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Carries the wish to stop into the training loop, from another thread or from a process that is asked to end.
///
/// While a training that saves checkpoints runs, the end of the process (Ctrl-C) waits until the loop has saved its state.
final class StopSignal implements AutoCloseable {
    private static final int WAIT_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean requested;
    private @Nullable Thread hook;

    void request() {
        requested = true;
    }

    boolean requested() {
        return requested;
    }

    /// Makes the end of the process wait for this signal to be closed.
    void holdShutdown() {
        Thread thread = new Thread(this::stopAndWait, "cairn-stop");
        hook = thread;
        Runtime.getRuntime().addShutdownHook(thread);
    }

    private void stopAndWait() {
        request();
        try {
            done.await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (hook == null) return;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already
        }
    }
}
