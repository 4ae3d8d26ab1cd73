package cairn.tensor.engine;

import cairn.tensor.Rng;
import org.jspecify.annotations.Nullable;

/// The one seam through which every kernel launch goes, and every look of the program at values.
public final class Engine {
    private static final ThreadLocal<Recorder> RECORDER = new ThreadLocal<>();
    private static volatile boolean anyRecorder; // spares the thread-local look-up until the first recording

    private Engine() {}

    /// Runs the launch, and shows it to the recorder of this thread if there is one.
    public static void launch(Launch launch) {
        Recorder recorder = recorder();
        if (recorder == null) {
            launch.run();
            return;
        }
        recorder.launching(launch);
        if (!recorder.isDry()) launch.run();
        recorder.launched(launch);
    }

    /// Shows a launch to the recorder that need not run this time, because fresh memory is zero.
    public static void done(Launch launch) {
        Recorder recorder = recorder();
        if (recorder != null) recorder.launched(launch);
    }

    /// Whether launches of this thread are only noted, so that memory need not exist.
    static boolean isDry() {
        Recorder recorder = recorder();
        return recorder != null && recorder.isDry();
    }

    static @Nullable Recorder recorder() {
        return anyRecorder ? RECORDER.get() : null;
    }

    /// Whether a recorder watches this thread.
    public static boolean isRecorded() {
        return recorder() != null;
    }

    /// To be called before values are handed to the program.
    public static void readByHost(View view) {
        Recorder recorder = recorder();
        if (recorder != null) recorder.readByHost(view);
    }

    /// Notes what a replay of the present work depends on. Callers ask [#isRecorded()] first, to make nothing in vain.
    public static void assume(Assumption assumption) {
        Recorder recorder = recorder();
        if (recorder != null) recorder.assumed(assumption);
    }

    /// Notes that a replay of launches would not repeat what is being done.
    ///
    /// @param what completes the sentence "the step …"
    public static void unrepeatable(String what) {
        Recorder recorder = recorder();
        if (recorder != null) recorder.unrepeatable(what);
    }

    /// Notes that the current generator was asked for.
    public static void generatorRead(Rng current) {
        Recorder recorder = recorder();
        if (recorder != null) recorder.generatorRead(current);
    }

    static void allocated(Buffer buffer, boolean fresh) {
        Recorder recorder = recorder();
        if (recorder != null) recorder.allocated(buffer, fresh);
    }

    /// Runs `work` while this thread is watched by `recorder`; null lets it run unseen.
    public static void record(@Nullable Recorder recorder, Runnable work) {
        Recorder outer = RECORDER.get();
        anyRecorder = true;
        RECORDER.set(recorder);
        try {
            work.run();
        } finally {
            RECORDER.set(outer);
        }
    }
}
