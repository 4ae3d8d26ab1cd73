package cairn.nn;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Recorder;
import cairn.tensor.engine.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Follows a model's forward pass from layer to layer and books every launch, which is not run, to the innermost one.
final class SummaryMeter implements Recorder, Launch.Access {
    private final Deque<Call> open = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private final Set<Object> seen =
            Collections.newSetFromMap(new IdentityHashMap<>()); // parameters and buffers booked

    /// One call of one layer.
    private static final class Call {
        private final String path;
        private final Layer layer;
        private Shape output = Shape.SCALAR;
        private long parameters;
        private long multiplyAdds;
        private long memoryBytes;

        Call(String path, Layer layer) {
            this.path = path;
            this.layer = layer;
        }

        Summary.Row row() {
            return new Summary.Row(path, layer.label(), output, parameters, multiplyAdds, memoryBytes);
        }
    }

    List<Summary.Row> rows() {
        return calls.stream().map(Call::row).toList();
    }

    void run(Layer model, Tensor example) {
        try {
            model.forward(example);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw open.isEmpty() ? e : located(e, open.element());
        }
    }

    private static RuntimeException located(RuntimeException e, Call at) {
        String message = String.valueOf(e.getMessage());
        String label = message.startsWith(at.layer.label()) ? "" : at.layer.label() + ": ";
        String text = (at.path.isEmpty() ? "" : "At layer " + at.path + ": ") + label + message;
        return e instanceof ShapeException ? ShapeException.saying(text) : new IllegalStateException(text, e);
    }

    void enter(String path, Layer layer) {
        Call call = new Call(path, layer);
        calls.add(call);
        open.push(call);
    }

    void leave(Tensor output) {
        Call call = open.pop();
        call.output = output.shape();
        for (Tensor p : call.layer.ownParameters().values()) if (seen.add(p)) call.parameters += p.numel();
    }

    @Override
    public boolean isDry() {
        return true;
    }

    @Override
    public void launched(Launch launch) {
        if (open.isEmpty()) return;
        open.element().multiplyAdds += launch.multiplyAdds();
        launch.access(this);
    }

    @Override
    public void reads(View view) {}

    @Override
    public void writes(View view) {
        if (seen.add(view.buffer()))
            open.element().memoryBytes +=
                    (long) view.buffer().length() * view.dtype().bytes();
    }

    @Override
    public void updates(View view) {}

    @Override
    public void readByHost(View view) {
        throw new IllegalStateException(
                "this layer looks at values on the way (item(), toFloatArray(), …), so its shapes are known only from a real forward pass.");
    }
}
