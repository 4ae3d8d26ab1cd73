package cairn.nn;

import cairn.nn.init.Initializer;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a network, and a whole network: a function of tensors with parameters of its own.
///
/// A layer is called by [#forward] and written by implementing [#compute]. What it consists of is registered by name in the constructor;
/// the names, joined by dots, are those of PyTorch's state dicts.
///
/// ```java
/// final class Net extends Layer {
///     private final Linear fc1 = child("fc1", new Linear(784, 128));
///     private final Linear fc2 = child("fc2", new Linear(128, 10));
///
///     @Override
///     protected Tensor compute(Tensor x) {
///         return fc2.forward(fc1.forward(x).relu());
///     }
/// }
/// ```
///
/// A layer with several inputs has a `forward` of its own beside this one and leads it through [#through], so that hooks see it.
///
/// PyTorch: `torch.nn.Module`.
public abstract class Layer {
    private final Map<String, Layer> children = new LinkedHashMap<>();
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    private @Nullable Hooks hooks;
    private boolean training = true;

    protected Layer() {}

    // ---- what a layer is made of

    /// Registers a layer that this one uses, and returns it.
    ///
    /// @param name unique among this layer's parts, without a dot
    protected final <L extends Layer> L child(String name, L layer) {
        checkName(name);
        children.put(name, layer);
        return layer;
    }

    /// Registers a tensor to be trained, switches its gradient on, and returns it.
    ///
    /// @param name unique among this layer's parts, without a dot
    protected final Tensor parameter(String name, Tensor value) {
        checkName(name);
        parameters.put(name, value.requiresGrad(true));
        return value;
    }

    /// Registers a tensor that is saved with the layer but not trained, such as a running mean, and returns it.
    ///
    /// @param name unique among this layer's parts, without a dot
    protected final Tensor buffer(String name, Tensor value) {
        checkName(name);
        buffers.put(name, value);
        return value;
    }

    private void checkName(String name) {
        if (name.isEmpty() || name.contains("."))
            throw new IllegalArgumentException(
                    "A part's name must not be empty or contain a dot, got \"" + name + "\".");
        if (children.containsKey(name) || parameters.containsKey(name) || buffers.containsKey(name))
            throw new IllegalArgumentException(
                    getClass().getSimpleName() + " has a part named \"" + name + "\" already.");
    }

    // ---- calling it

    /// The layer's output for `x`.
    ///
    /// @throws ShapeException if `x` does not fit; the message begins with the layer's short form
    public final Tensor forward(Tensor x) {
        LayerState.called(this);
        try {
            return hooks == null ? compute(x) : hooks.around(this, List.of(x), in -> compute(in.getFirst()));
        } catch (ShapeException e) {
            throw children.isEmpty() ? named(e) : e; // layers inside have named themselves
        }
    }

    private ShapeException named(ShapeException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(label()) ? e : ShapeException.saying(label() + ": " + message);
    }

    /// The formula of this layer: what [#forward] returns. Callers use [#forward].
    protected abstract Tensor compute(Tensor x);

    /// What [#compute] throws in a layer that has no meaning for a single input.
    ///
    /// @param call what to call instead: `forward(x1, x2)`
    protected final IllegalStateException needs(String call) {
        return new IllegalStateException(label() + " takes more than one input: call " + call + ".");
    }

    /// Runs the formula of a layer with several inputs, between its hooks.
    protected final Tensor through(List<Tensor> inputs, Function<List<Tensor>, Tensor> formula) {
        LayerState.called(this);
        return hooks == null ? formula.apply(inputs) : hooks.around(this, inputs, formula);
    }

    /// Adds a function that is called before each forward pass of this layer. PyTorch: `register_forward_pre_hook`.
    public final HookHandle registerForwardPreHook(ForwardPreHook hook) {
        return hooks().add(hook);
    }

    /// Adds a function that is called after each forward pass of this layer. PyTorch: `register_forward_hook`.
    public final HookHandle registerForwardHook(ForwardHook hook) {
        return hooks().add(hook);
    }

    final boolean hasHooks() {
        return hooks != null && !hooks.isEmpty();
    }

    private Hooks hooks() {
        Hooks h = hooks;
        if (h == null) hooks = h = new Hooks();
        return h;
    }

    // ---- looking inside

    /// The layers registered here, by name.
    public final Map<String, Layer> children() {
        return Collections.unmodifiableMap(children);
    }

    /// This layer under the empty name, and every layer below it under its path. PyTorch: `named_modules`.
    public final Map<String, Layer> namedLayers() {
        Map<String, Layer> all = new LinkedHashMap<>();
        collect("", all, identitySet());
        return all;
    }

    private void collect(String path, Map<String, Layer> all, Set<Object> seen) {
        if (!seen.add(this)) return; // a layer used twice counts once
        all.put(path, this);
        children.forEach((name, layer) -> layer.collect(path.isEmpty() ? name : path + "." + name, all, seen));
    }

    private static Set<Object> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /// Every tensor to be trained, here and below; a tensor used twice is listed once.
    ///
    /// @throws IllegalStateException if a lazy layer has not seen its first batch
    public final List<Tensor> parameters() {
        return new ArrayList<>(namedParameters().values());
    }

    /// Every tensor to be trained, here and below, by its path. PyTorch: `named_parameters`.
    ///
    /// @throws IllegalStateException if a lazy layer has not seen its first batch
    public final Map<String, Tensor> namedParameters() {
        return named(layer -> layer.parameters);
    }

    /// Every tensor that is saved but not trained, here and below.
    public final List<Tensor> buffers() {
        return new ArrayList<>(namedBuffers().values());
    }

    /// Every tensor that is saved but not trained, here and below, by its path. PyTorch: `named_buffers`.
    public final Map<String, Tensor> namedBuffers() {
        return named(layer -> layer.buffers);
    }

    private Map<String, Tensor> named(Function<Layer, Map<String, Tensor>> part) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        Set<Object> seen = identitySet();
        namedLayers().forEach((path, layer) -> {
            layer.requireReady();
            part.apply(layer).forEach((name, tensor) -> {
                if (seen.add(tensor)) all.put(path.isEmpty() ? name : path + "." + name, tensor);
            });
        });
        return all;
    }

    /// The number of numbers to be trained.
    ///
    /// @throws IllegalStateException if a lazy layer has not seen its first batch
    public final long parameterCount() {
        return parameters().stream().mapToLong(Tensor::numel).sum();
    }

    /// Whether this layer's own parameters exist; a lazy layer's do after its first batch.
    boolean isReady() {
        return true;
    }

    final void requireReady() {
        if (!isReady())
            throw new IllegalStateException(
                    label()
                            + " has no parameters yet: it learns its input size from the first batch. Call forward or summary first.");
    }

    final Map<String, Tensor> ownParameters() {
        return parameters;
    }

    final Map<String, Tensor> ownBuffers() {
        return buffers;
    }

    // ---- modes

    /// Switches this layer and those below to training. Layers are made in this mode.
    public final void train() {
        train(true);
    }

    /// Switches this layer and those below to use: no dropout, running statistics in place of the batch's.
    public final void eval() {
        train(false);
    }

    /// Switches this layer and those below to training or to use.
    public final void train(boolean on) {
        ownMode(on);
        children.values().forEach(layer -> layer.train(on));
    }

    /// Switches this layer alone.
    final void ownMode(boolean on) {
        LayerState.modeSet(training, on);
        training = on;
    }

    /// Whether this layer is in training mode.
    public final boolean isTraining() {
        LayerState.modeRead(this, training);
        return training;
    }

    /// Stops the training of every parameter here and below. PyTorch: `requires_grad_(False)`.
    public final void freeze() {
        parameters().forEach(p -> p.requiresGrad(false));
    }

    /// Resumes the training of every parameter here and below.
    public final void unfreeze() {
        parameters().forEach(p -> p.requiresGrad(true));
    }

    /// Drops the gradients collected by the parameters.
    public final void zeroGrad() {
        parameters().forEach(p -> p.setGrad(null));
    }

    /// Calls `action` with every layer below this one, innermost first, and last with this one.
    public final void apply(Consumer<Layer> action) {
        children.values().forEach(layer -> layer.apply(action));
        action.accept(this);
    }

    /// Draws the parameters of this layer and those below anew, each as its constructor does. PyTorch: `reset_parameters`.
    public final void resetParameters() {
        apply(Layer::reset);
    }

    /// Draws the weights and biases of this layer and those below anew. Weights are the parameters of two or more dims; the scales of
    /// normalisations, which have one, stay as they are.
    public final void resetParameters(Initializer weights, Initializer biases) {
        apply(layer -> layer.parameters.forEach((name, p) -> {
            if (name.startsWith("bias")) biases.fill(p);
            else if (p.rank() >= 2) weights.fill(p);
        }));
    }

    /// Sets this layer's own parameters and buffers to what its constructor made them.
    protected void reset() {}

    // ---- state

    /// Every parameter and buffer by its path, sharing memory with the layer. PyTorch: `state_dict`.
    ///
    /// @throws IllegalStateException if a lazy layer has not seen its first batch
    public final Map<String, Tensor> stateDict() {
        return StateDict.of(this);
    }

    /// Copies the values of `state` into this layer's parameters and buffers.
    ///
    /// @throws IllegalArgumentException if any entry is missing, left over or of another shape; all are named and nothing is changed
    public final void loadStateDict(Map<String, Tensor> state) {
        loadStateDict(state, true);
    }

    /// Copies the values of `state` into this layer's parameters and buffers.
    ///
    /// @param strict whether missing and left over entries are errors; entries of another shape always are
    /// @return what was missing and left over
    /// @throws IllegalArgumentException if entries do not fit; all are named and nothing is changed
    public final StateDict.Mismatch loadStateDict(Map<String, Tensor> state, boolean strict) {
        return StateDict.load(this, state, strict);
    }

    /// What of a state this layer is given, under its own names. A layer that also reads states of another layout overrides this and returns
    /// another map; `state` is left as it is. PyTorch: `register_load_state_dict_pre_hook`.
    protected Map<String, Tensor> adapt(Map<String, Tensor> state) {
        return state;
    }

    /// What this layer takes from `state`, under its path, before values are compared; a lazy layer learns its sizes here.
    void prepareFor(Map<String, Tensor> state, String path) {}

    /// A layer with the same configuration and the same values in memory of its own, in the same mode.
    ///
    /// @throws IllegalArgumentException if a layer here or below is not registered with [Layers]
    public final Layer copy() {
        return Layers.copy(this);
    }

    // ---- describing it

    /// What the constructor was told, as data: the layer's name in [Layers] and its arguments.
    ///
    /// A layer of your own whose constructor takes arguments overrides this, so that a saved model can be rebuilt.
    public LayerConfig config() {
        return LayerConfig.of(getClass().getSimpleName());
    }

    /// The constructor call that rebuilds this layer, without those below it: `new Linear(784, 128)`. By default the arguments are those of
    /// [#config], in their order.
    protected String call() {
        return "new " + getClass().getSimpleName() + "(" + LayerText.arguments(config()) + ")";
    }

    /// The short form that leads error messages: `Linear(784 → 128)`.
    protected String label() {
        return call().replaceFirst("^new ", "");
    }

    /// What a forward pass does in every layer, as a table: shapes, parameters, work, memory. Nothing is computed.
    ///
    /// @param inputShape what [#forward] gets, the batch included: `summary(1, 784)`
    /// @throws ShapeException if shapes do not fit, with the path of the layer where they do not
    public final Summary summary(int... inputShape) {
        return summary(Tensor.zeros(inputShape));
    }

    /// As [#summary(int...)], for an input of the shape and type of `example`; labels and indices are `I64`.
    public final Summary summary(Tensor example) {
        return Summary.of(this, example);
    }

    /// The constructor call that rebuilds this layer, with the number of its parameters; layers below it are indented.
    @Override
    public final String toString() {
        return LayerText.of(this);
    }
}
