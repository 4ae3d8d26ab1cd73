package cairn.tensor.engine;

import java.util.function.Consumer;

/// The one seam through which every kernel launch goes.
public final class Engine {
    private static final ThreadLocal<Consumer<Launch>> RECORDER = new ThreadLocal<>();
    private static volatile boolean recorders;

    private Engine() {}

    /// Runs the launch, and shows it to the recorder of this thread if there is one.
    public static void launch(Launch launch) {
        launch.run();
        if (recorders) {
            Consumer<Launch> recorder = RECORDER.get();
            if (recorder != null) recorder.accept(launch);
        }
    }

    /// Runs `work` while every launch of this thread is also given to `recorder`.
    public static void record(Consumer<Launch> recorder, Runnable work) {
        Consumer<Launch> outer = RECORDER.get();
        recorders = true;
        RECORDER.set(recorder);
        try {
            work.run();
        } finally {
            RECORDER.set(outer);
        }
    }
}
