package cairn.tensor.engine;

import org.jspecify.annotations.Nullable;

/// The one seam through which every kernel launch goes, and every look of the program at values.
public final class Engine {
    private static final ThreadLocal<Recorder> RECORDER = new ThreadLocal<>();
    private static volatile boolean anyRecorder; // spares the thread-local look-up until the first recording

    private Engine() {}

    /// Runs the launch, and shows it to the recorder of this thread if there is one.
    public static void launch(Launch launch) {
        Recorder recorder = recorder();
        if (recorder == null || !recorder.isDry()) launch.run();
        if (recorder != null) recorder.launched(launch);
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

    private static @Nullable Recorder recorder() {
        return anyRecorder ? RECORDER.get() : null;
    }

    /// To be called before values are handed to the program.
    public static void readByHost(View view) {
        Recorder recorder = recorder();
        if (recorder != null) recorder.readByHost(view);
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
