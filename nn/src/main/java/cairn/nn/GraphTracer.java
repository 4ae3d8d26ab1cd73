package cairn.nn;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Recorder;
import cairn.tensor.engine.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Follows a forward pass, which is not run, and notes which node made the memory that another reads.
final class GraphTracer implements Recorder, Launch.Access {
    private static final Pattern FUNCTION = Pattern.compile("\\[\\w+=([A-Z][A-Z0-9_]*)[,\\]]");

    private final List<ModelGraph.Node> nodes = new ArrayList<>();
    private final Map<Buffer, Integer> makers = new IdentityHashMap<>();
    private final Deque<Call> open = new ArrayDeque<>();
    private final Set<Integer> read = new LinkedHashSet<>(); // by the launch looked at
    private final List<View> written = new ArrayList<>();

    private record Call(String path, Layer layer, Set<Integer> inputs) {
        boolean isLeaf() {
            return layer.children().isEmpty();
        }
    }

    GraphTracer(Tensor example) {
        nodes.add(new ModelGraph.Node("", "input", "input", example.shape(), 0, List.of()));
        makers.put(buffer(example), 0);
    }

    List<ModelGraph.Node> nodes() {
        return nodes;
    }

    void enter(String path, Layer layer, List<Tensor> inputs) {
        Set<Integer> from = new LinkedHashSet<>();
        for (Tensor in : inputs) if (makers.containsKey(buffer(in))) from.add(makers.get(buffer(in)));
        open.push(new Call(path, layer, from));
    }

    void leave(Tensor output) {
        Call call = open.pop();
        if (!call.isLeaf()) return;
        long parameters = call.layer.ownParameters().values().stream()
                .mapToLong(Tensor::numel)
                .sum();
        String kind = call.layer.getClass().getSimpleName();
        add(call.path, kind, call.layer.label(), output.shape(), parameters, call.inputs);
        makers.put(buffer(output), nodes.size() - 1);
    }

    private void add(String path, String kind, String label, Shape output, long parameters, Set<Integer> inputs) {
        nodes.add(new ModelGraph.Node(path, kind, label, output, parameters, new ArrayList<>(inputs)));
    }

    private static Buffer buffer(Tensor t) {
        return ArrayTensor.view(t).buffer();
    }

    // ---- launches

    @Override
    public boolean isDry() {
        return true;
    }

    @Override
    public void launched(Launch launch) {
        read.clear();
        written.clear();
        launch.access(this);
        Call call = open.peek();
        if (call != null && call.isLeaf()) call.inputs.addAll(read);
        else if (!written.isEmpty() && !read.isEmpty()) operation(call == null ? "" : call.path, launch);
    }

    private void operation(String path, Launch launch) {
        String kind = kind(launch);
        add(path, kind, kind, written.getFirst().shape(), 0, read);
        for (View view : written) makers.put(view.buffer(), nodes.size() - 1);
    }

    /// `add` for a launch that prints itself as `BinaryLaunch[f=ADD, …]`, `softmax` for a `SoftmaxLaunch`.
    private static String kind(Launch launch) {
        Matcher function = FUNCTION.matcher(launch.toString());
        String name = launch.getClass().getSimpleName().replaceFirst("Launch$", "");
        return (function.find() ? function.group(1) : name).toLowerCase(Locale.ROOT);
    }

    @Override
    public void reads(View view) {
        Integer maker = makers.get(view.buffer());
        if (maker != null) read.add(Objects.requireNonNull(maker));
    }

    @Override
    public void writes(View view) {
        written.add(view);
    }

    @Override
    public void updates(View view) {
        reads(view);
        writes(view);
    }

    @Override
    public void scratch(View view) {}

    @Override
    public void readByHost(View view) {
        throw new IllegalStateException(
                "this layer looks at values on the way (item(), toFloatArray(), …), so its graph is known only from a real forward pass.");
    }
}
