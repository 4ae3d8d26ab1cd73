package cairn.benchmarks;

import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Recorder;
import cairn.tensor.engine.View;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Where eager steps of Cairn spend their time: kernel by kernel, and outside kernels.
final class LaunchProfile implements Recorder {
    private static final long NOT = Long.MIN_VALUE;

    private static final class Share {
        long nanos;
        long bytes;
        int launches;
    }

    private final Map<String, Share> shares = new HashMap<>();
    private long begun = NOT;
    private long bytesBefore;

    /// A table of the kinds of launches by time, over `n` steps.
    static String of(Step step, int n) {
        var profile = new LaunchProfile();
        long begun = Worker.now();
        Engine.record(profile, () -> {
            for (int i = 0; i < n; i++) step.run();
        });
        return profile.table(n, Worker.now() - begun);
    }

    @Override
    public void launching(Launch launch) {
        bytesBefore = Worker.allocatedHere();
        begun = Worker.now();
    }

    @Override
    public void launched(Launch launch) {
        if (begun == NOT) return; // it need not run, because fresh memory is zero
        long took = Worker.now() - begun;
        long bytes = Worker.allocatedHere() - bytesBefore;
        Share share = shares.computeIfAbsent(name(launch), name -> new Share());
        share.nanos += took;
        share.bytes += bytes;
        share.launches++;
        begun = NOT;
    }

    @Override
    public void readByHost(View view) {}

    private static String name(Launch launch) {
        String type = launch.getClass().getName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    }

    private String table(int n, long total) {
        long inside = shares.values().stream().mapToLong(s -> s.nanos).sum();
        String rows = shares.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue().nanos, a.getValue().nanos))
                .limit(14)
                .map(e -> row(e.getKey(), e.getValue(), n, total))
                .collect(Collectors.joining("\n"));
        var rest = new Share();
        rest.nanos = total - inside;
        return rows + "\n" + row("outside kernels", rest, n, total);
    }

    private static String row(String name, Share share, int n, long total) {
        return "%-28s %8.1f µs %5.1f %%  %5d launches %7d bytes"
                .formatted(
                        name, share.nanos / 1e3 / n, 100.0 * share.nanos / total, share.launches / n, share.bytes / n);
    }
}
