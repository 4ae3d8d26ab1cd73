package cairn.tensor.engine;

/// The one seam through which every kernel launch goes, and every look of the program at values.
public final class Engine {
    private static final ThreadLocal<Recorder> RECORDER = new ThreadLocal<>();
    private static volatile boolean anyRecorder; // spares the thread-local look-up until the first recording

    private Engine() {}

    /// Runs the launch, and shows it to the recorder of this thread if there is one.
    public static void launch(Launch launch) {
        launch.run();
        if (!anyRecorder) return;
        Recorder recorder = RECORDER.get();
        if (recorder != null) recorder.launched(launch);
    }

    /// To be called before values are handed to the program.
    public static void readByHost(View view) {
        if (!anyRecorder) return;
        Recorder recorder = RECORDER.get();
        if (recorder != null) recorder.readByHost(view);
    }

    /// Runs `work` while this thread is watched by `recorder`.
    public static void record(Recorder recorder, Runnable work) {
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
