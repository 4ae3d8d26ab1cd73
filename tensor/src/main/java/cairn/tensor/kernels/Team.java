package cairn.tensor.kernels;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The threads that share one kernel's work: the caller and a fixed set of daemon workers.
///
/// How work is cut is fixed by the caller; only which thread does a part is left open. Each worker starts with parts of its own, so
/// that data stays in its cache, and whoever is done takes parts nobody has begun: a launch never waits for a worker that sleeps.
/// A launch allocates nothing. While the team is busy, because the call is nested or another thread uses it, the caller does all parts
/// itself.
///
/// The number of threads is the system property `cairn.threads`, by default the number of processors.
public final class Team {
    private static final int THREADS = threadsFrom(System.getProperty("cairn.threads"));
    private static final Task IDLE = (index, count) -> {};
    private static final Team TEAM = new Team();

    /// About how many array elements one thread passes over in the time a launch takes to reach another thread.
    private static final int GRAIN = 16 * 1024;

    private static final long SPIN_NANOS = 50_000;
    private static final int SPINS_PER_CLOCK = 64;

    /// Work that can be cut into parts, each done by one thread.
    @FunctionalInterface
    public interface Task {
        /// Does part `index` of `count`; parts write to different places.
        void part(int index, int count);
    }

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /// Odd while a launch is open to workers.
    private final AtomicInteger epoch = new AtomicInteger();

    /// Workers that may be reading the launch; they look at [#epoch] only after they are counted here.
    private final AtomicInteger inside = new AtomicInteger();

    private final AtomicInteger left = new AtomicInteger();
    private AtomicIntegerArray claims = new AtomicIntegerArray(64);
    private Task task = IDLE;
    private int parts;
    private Worker @Nullable [] workers;

    private Team() {}

    /// How many threads share the work, the caller among them.
    public static int threads() {
        return THREADS;
    }

    /// Does all parts and returns when they are done. If parts fail, the exception of one of them is thrown after all have ended.
    public static void run(Task task, int parts) {
        if (parts <= 1 || THREADS == 1 || !TEAM.busy.compareAndSet(false, true)) {
            for (int i = 0; i < parts; i++) task.part(i, parts);
        } else {
            TEAM.share(task, parts);
        }
    }

    /// Into how many parts to cut work that passes over `elements` array elements; 1 when splitting costs more than it saves.
    public static int partsFor(long elements) {
        return Math.clamp(elements / GRAIN, 1, THREADS);
    }

    /// Where part `index` of `count` begins when `n` items are cut into runs whose length is a multiple of `grain`. It ends where the
    /// next part begins.
    public static int cut(int n, int grain, int index, int count) {
        long grains = (n + (long) grain - 1) / grain;
        return (int) Math.min(n, grains * index / count * grain);
    }

    private void share(Task work, int count) {
        open(work, count);
        claimFrom(0);
        close();
        Throwable thrown = failure.getAndSet(null);
        busy.set(false);
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof RuntimeException exception) throw exception;
        if (thrown != null) throw new IllegalStateException(thrown);
    }

    private void open(Task work, int count) {
        if (claims.length() < count) claims = new AtomicIntegerArray(count);
        for (int i = 0; i < count; i++) claims.setPlain(i, 0);
        task = work;
        parts = count;
        left.set(count);
        epoch.incrementAndGet();
        for (Worker worker : workers()) worker.wake();
    }

    /// Waits for the last part, and until no worker looks at the launch any more.
    private void close() {
        for (int spins = 0; left.get() > 0; spins++) pause(spins);
        epoch.incrementAndGet();
        for (int spins = 0; inside.get() > 0; spins++) pause(spins);
        task = IDLE;
    }

    private static void pause(int spins) {
        if (spins < 10_000) Thread.onSpinWait();
        else Thread.yield();
    }

    /// Does every part not yet begun, those of thread `thread` first.
    private void claimFrom(int thread) {
        int first = (int) ((long) thread * parts / THREADS);
        for (int i = 0; i < parts; i++) {
            int part = (first + i) % parts;
            if (claims.compareAndSet(part, 0, 1)) attempt(part);
        }
    }

    private void attempt(int part) {
        try {
            task.part(part, parts);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        } finally {
            left.decrementAndGet();
        }
    }

    private Worker[] workers() {
        Worker[] started = workers;
        if (started == null) {
            started = new Worker[THREADS - 1];
            for (int i = 0; i < started.length; i++) started[i] = new Worker(this, i + 1);
            for (Worker worker : started) worker.start();
            workers = started;
        }
        return started;
    }

    private static int threadsFrom(@Nullable String property) {
        if (property == null) return Runtime.getRuntime().availableProcessors();
        if (property.matches("[1-9][0-9]{0,2}")) return Integer.parseInt(property);
        throw new IllegalArgumentException("cairn.threads must be a number from 1 to 999 but is '" + property + "'");
    }

    /// One helper of the caller. It spins for a while before it parks, since steps launch kernels in quick succession.
    private static final class Worker extends Thread {
        private final Team team;
        private final int index;
        private volatile boolean parked;

        Worker(Team team, int index) {
            super(null, null, "cairn-worker-" + index, 0, false);
            this.team = team;
            this.index = index;
            setDaemon(true);
        }

        void wake() {
            if (parked) LockSupport.unpark(this);
        }

        @Override
        public void run() {
            int seen = 0;
            while (true) {
                seen = awaitChange(seen);
                team.inside.incrementAndGet();
                if ((team.epoch.get() & 1) == 1) team.claimFrom(index);
                team.inside.decrementAndGet();
            }
        }

        private int awaitChange(int seen) {
            long deadline = System.nanoTime() + SPIN_NANOS;
            for (int spins = 1; ; spins++) {
                int now = team.epoch.get();
                if (now != seen) return now;
                if (spins % SPINS_PER_CLOCK == 0 && System.nanoTime() - deadline > 0) park(seen);
                else Thread.onSpinWait();
            }
        }

        private void park(int seen) {
            parked = true;
            while (team.epoch.get() == seen) {
                LockSupport.park(team);
                Thread.interrupted();
            }
            parked = false;
        }
    }
}
