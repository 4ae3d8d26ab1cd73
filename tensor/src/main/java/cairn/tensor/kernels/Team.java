package cairn.tensor.kernels;

/// The threads that share one kernel's work.
public final class Team {
    private Team() {}

    /// Work that can be cut into parts, each done by one thread.
    public interface Task {
        /// Does part `index` of `count`; parts write to different places.
        void part(int index, int count);
    }

    /// Does all parts and returns when they are done.
    public static void run(Task task, int parts) {
        for (int i = 0; i < parts; i++) task.part(i, parts);
    }

    /// Into how many parts to cut `work` elementary operations; 1 when splitting costs more than it saves.
    public static int partsFor(long work) {
        return 1;
    }
}
