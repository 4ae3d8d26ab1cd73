package cairn.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A process that does one side's work. It is told what to do line by line, and answers each line with one of its own.
///
/// | line | answer |
/// |---|---|
/// | `open WORKLOAD FILE` | `opened` |
/// | `losses N` | the results of the next `N` steps |
/// | `run MILLIS` | nanoseconds per step, measured over and over for that long |
/// | `warmth` | after how many steps, and after how many milliseconds, steps were nearly as fast as the last ones |
/// | `allocated N` | bytes that the threads of `N` steps allocated in them |
/// | `memory` | the most memory the process had so far, in kilobytes |
/// | `profile N` | where `N` steps spent their time; `\n` between the lines |
/// | `explain` | what the step says about itself; `\n` between the lines |
public final class Worker {
    /// What a line of an answer begins with, to tell it from what libraries print.
    static final String ANSWER = "> ";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final boolean CPU = Boolean.getBoolean("cairn.benchmarks.cpu");
    private static final int GROUP_NANOS = 200_000;
    private static final int MOST_STEPS = 1000; // in a group
    private static final int LEAST_TIMES = 3;
    private static final int MOST_TIMES = 10_000;

    private final Side side;
    private Step step = () -> 0;
    private Warmth warmth = new Warmth();

    private Worker(Side side) {
        this.side = side;
    }

    /// How many threads a side may use: the system property `cairn.threads`.
    public static int threads() {
        return Integer.getInteger("cairn.threads", Runtime.getRuntime().availableProcessors());
    }

    /// Answers until there are no more lines.
    ///
    /// @param args the name of the side
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err); // libraries print what they like
        var worker = new Worker(Side.valueOf(args[0]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(ANSWER + worker.answer(line.split(" ", -1)));
        }
        System.exit(0); // some libraries leave threads behind
    }

    private String answer(String[] words) throws IOException {
        return switch (words[0]) {
            case "open" -> open(words[1], Path.of(words[2]));
            case "losses" -> losses(Integer.parseInt(words[1]));
            case "run" -> run(Long.parseLong(words[1]) * 1_000_000);
            case "warmth" -> warmth.describe();
            case "allocated" -> Long.toString(allocated(Integer.parseInt(words[1])));
            case "memory" -> Long.toString(peakKilobytes());
            case "profile" -> oneLine(LaunchProfile.of(step, Integer.parseInt(words[1])));
            case "explain" -> oneLine(step.explain());
            default -> throw new IllegalArgumentException("not a word of the protocol: " + words[0]);
        };
    }

    private String open(String workload, Path file) {
        step = Workloads.named(workload).on(side, Handover.read(file));
        warmth = new Warmth();
        return "opened";
    }

    private String losses(int n) {
        var losses = new StringBuilder();
        for (int i = 0; i < n; i++) {
            long begun = now();
            losses.append(step.run()).append(' ');
            warmth.add(1, now() - begun);
        }
        return losses.toString();
    }

    /// Steps that take microseconds are timed several at once.
    private String run(long nanos) {
        long[] times = new long[MOST_TIMES];
        int count = 0;
        int group = group();
        for (long end = System.nanoTime() + nanos; count < LEAST_TIMES || isTimeLeft(end, count); count++) {
            long begun = now();
            for (int i = 0; i < group; i++) step.run();
            long took = now() - begun;
            times[count] = took / group;
            warmth.add(group, took);
        }
        return LongStream.of(times).limit(count).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private static boolean isTimeLeft(long end, int count) {
        return count < MOST_TIMES && System.nanoTime() < end;
    }

    private int group() {
        long begun = now();
        step.run();
        long took = now() - begun;
        warmth.add(1, took);
        return Math.clamp(GROUP_NANOS / Math.max(took, 1), 1, MOST_STEPS);
    }

    /// The time in nanoseconds, or the processor time of this thread where the system property `cairn.benchmarks.cpu` is set.
    static long now() {
        return CPU ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private long allocated(int n) {
        long[] working = working();
        long before = allocatedBy(working);
        long own = allocatedBy(working) - before;
        before = allocatedBy(working);
        for (int i = 0; i < n; i++) step.run();
        return allocatedBy(working) - before - own;
    }

    /// The threads that do the steps: this one and the team. Not the one that brings vector code to the compiler meanwhile.
    private static long[] working() {
        long self = Thread.currentThread().threadId();
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(t -> t != null
                        && (t.getThreadId() == self || t.getThreadName().startsWith("cairn-worker")))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
    }

    private static long allocatedBy(long[] threads) {
        long sum = 0;
        for (long thread : threads) sum += THREADS.getThreadAllocatedBytes(thread);
        return sum;
    }

    /// Bytes that this thread has allocated so far.
    static long allocatedHere() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private static long peakKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findAny()
                .orElse(0);
    }

    private static String oneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
