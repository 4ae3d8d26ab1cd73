package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.RecurrentWeights;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Layers with a memory that goes through a sequence step by step: [RNN], [LSTM] and [GRU].
///
/// Inputs are `[T, N, in]`, or `[N, T, in]` with [Options#batchFirst], or a single sequence `[T, in]`; sequences of different lengths come
/// as a [PackedSequence]. `forward` gives the states of the last layer for every time step; `run` gives the last states of all layers as
/// well, and takes initial ones.
///
/// Parameters are named `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, `bias_hh_l0`, with the layer's number, and `_reverse` for the second
/// direction. They start uniform in ±1/√H.
public abstract sealed class Recurrent extends Layer permits RNN, LSTM, GRU {
    private final int inputSize;
    private final int hiddenSize;
    private final Options options;
    private final List<RecurrentWeights> weights = new ArrayList<>(); // layer by layer, forwards before backwards

    /// What recurrent layers can be told.
    ///
    /// @param layers how many lie on top of each other, each reading the one below; default 1
    /// @param bias whether the gates have biases; default true
    /// @param batchFirst whether inputs and outputs are `[N, T, *]`; default false. States are `[layers, N, *]` either way
    /// @param dropout the probability of an output of a layer to be dropped on the way to the next, in `[0, 1]`; default 0
    /// @param bidirectional whether every layer also reads backwards, its two outputs side by side; default false
    public record Options(int layers, boolean bias, boolean batchFirst, double dropout, boolean bidirectional) {
        private static final Options DEFAULTS = new Options(1, true, false, 0, false);

        public Options {
            Check.positive("Recurrent", "layers", layers);
            if (!(dropout >= 0 && dropout <= 1))
                throw new IllegalArgumentException("Recurrent: dropout must be in [0, 1], got " + dropout + ".");
        }

        /// These options with another number of layers. PyTorch: `num_layers`.
        public Options layers(int to) {
            return new Options(to, bias, batchFirst, dropout, bidirectional);
        }

        /// These options with or without biases.
        public Options bias(boolean to) {
            return new Options(layers, to, batchFirst, dropout, bidirectional);
        }

        /// These options with inputs and outputs `[N, T, *]`, or `[T, N, *]`.
        public Options batchFirst(boolean to) {
            return new Options(layers, bias, to, dropout, bidirectional);
        }

        /// These options with dropout between layers, in training.
        public Options dropout(double to) {
            return new Options(layers, bias, batchFirst, to, bidirectional);
        }

        /// These options with both directions, or one.
        public Options bidirectional(boolean to) {
            return new Options(layers, bias, batchFirst, dropout, to);
        }

        private int directions() {
            return bidirectional ? 2 : 1;
        }

        /// The calls that make these options from the defaults.
        private String calls() {
            StringBuilder text = new StringBuilder();
            if (layers != 1) text.append(".layers(").append(layers).append(")");
            if (!bias) text.append(".bias(false)");
            if (batchFirst) text.append(".batchFirst(true)");
            if (dropout != 0) text.append(".dropout(").append(dropout).append(")");
            if (bidirectional) text.append(".bidirectional(true)");
            return text.toString();
        }
    }

    /// What a layer gives.
    ///
    /// @param output the states of the last layer for every time step, `[T, N, directions·out]` or as the input is laid out
    /// @param h the states after the last step, `[layers·directions, N, out]`; without `N` for a single sequence
    public record Output(Tensor output, Tensor h) {}

    /// What a layer gives for sequences of different lengths.
    ///
    /// @param output the states of the last layer for every time step
    /// @param h the states after each sequence's last step, `[layers·directions, N, out]`
    public record PackedOutput(PackedSequence output, Tensor h) {}

    /// One layer, forwards, with biases: PyTorch's defaults.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    /// @param gates how many blocks of `hiddenSize` rows the weights have
    /// @param projSize the size of the output if it is projected; 0 if not
    Recurrent(int inputSize, int hiddenSize, int gates, int projSize, Options options) {
        this.inputSize = Check.positive(name(), "inputSize", inputSize);
        this.hiddenSize = Check.positive(name(), "hiddenSize", hiddenSize);
        this.options = options;
        if (projSize < 0 || projSize >= hiddenSize)
            throw new IllegalArgumentException("%s: projSize must be at least 0 and below hiddenSize %d, got %d."
                    .formatted(name(), hiddenSize, projSize));
        int out = projSize > 0 ? projSize : hiddenSize;
        for (int layer = 0; layer < options.layers(); layer++)
            for (int direction = 0; direction < options.directions(); direction++) {
                String suffix = "_l" + layer + (direction == 1 ? "_reverse" : "");
                int in = layer == 0 ? inputSize : Math.multiplyExact(out, options.directions());
                weights.add(weights(suffix, Math.multiplyExact(gates, hiddenSize), in, out, projSize));
            }
        reset();
    }

    private String name() {
        return getClass().getSimpleName();
    }

    private RecurrentWeights weights(String suffix, int rows, int in, int out, int projSize) {
        return new RecurrentWeights(
                parameter("weight_ih" + suffix, Tensor.zeros(rows, in)),
                parameter("weight_hh" + suffix, Tensor.zeros(rows, out)),
                options.bias() ? parameter("bias_ih" + suffix, Tensor.zeros(rows)) : null,
                options.bias() ? parameter("bias_hh" + suffix, Tensor.zeros(rows)) : null,
                projSize > 0 ? parameter("weight_hr" + suffix, Tensor.zeros(projSize, hiddenSize)) : null);
    }

    @Override
    protected final void reset() {
        double bound = 1 / Math.sqrt(hiddenSize);
        ownParameters().values().forEach(p -> Init.uniform(-bound, bound).fill(p));
    }

    /// The size of the input at each time step.
    public final int inputSize() {
        return inputSize;
    }

    /// `H`, the number of units of each layer in each direction.
    public final int hiddenSize() {
        return hiddenSize;
    }

    /// What this layer was told.
    public final Options options() {
        return options;
    }

    // ---- running

    /// The recurrence of one layer in one direction.
    ///
    /// @param initial a state of `[N, size]` for each of the states there are; empty for zeros
    /// @return the outputs of all rows, then the states after each sequence's last step
    abstract List<Tensor> recur(Tensor rows, RecurrentWeights w, List<Tensor> initial, TimeSteps steps);

    /// The sizes of the states.
    abstract int[] stateSizes();

    @Override
    protected final Tensor compute(Tensor x) {
        return unpacked(x, List.of()).getFirst();
    }

    /// An output and the states after the last step.
    record Result(Tensor output, List<Tensor> states) {}

    final Output output(Tensor x, List<Tensor> initial) {
        Result result = results(x, initial);
        return new Output(result.output, result.states.getFirst());
    }

    final PackedOutput packedOutput(PackedSequence x, List<Tensor> initial) {
        Result result = results(x, initial);
        return new PackedOutput(x.with(result.output), result.states.getFirst());
    }

    /// The outputs and states, with the hooks of this layer around their computation.
    final Result results(Tensor x, List<Tensor> initial) {
        return hooked(joined(x, initial), in -> unpacked(in.getFirst(), in.subList(1, in.size())));
    }

    /// As [#results(Tensor, List)]; the output is that of all rows.
    final Result results(PackedSequence x, List<Tensor> initial) {
        return hooked(joined(x.data(), initial), in -> packed(x.with(in.getFirst()), in.subList(1, in.size())));
    }

    private Result hooked(List<Tensor> inputs, UnaryOperator<List<Tensor>> formula) {
        List<Tensor> states = new ArrayList<>();
        Tensor output = through(inputs, in -> {
            List<Tensor> all = formula.apply(in);
            states.addAll(all.subList(1, all.size()));
            return all.getFirst();
        });
        return new Result(output, states);
    }

    /// @param initial each `[layers·directions, N, size]`, or without `N` for a single sequence; empty for zeros
    /// @return the output in the layout of the input, then the last states
    private List<Tensor> unpacked(Tensor x, List<Tensor> initial) {
        checkInput(x);
        boolean single = x.rank() == 2;
        Tensor timeFirst = single ? x.unsqueeze(1) : options.batchFirst() ? x.transpose(0, 1) : x; // [T, N, in]
        int length = timeFirst.size(0);
        int batch = timeFirst.size(1);
        List<Tensor> states = single ? each(initial, s -> s.unsqueeze(1)) : initial;
        checkStates(states, batch, single);
        Tensor rows = timeFirst.reshape(length * batch, inputSize);
        List<Tensor> all = stacked(rows, TimeSteps.of(length, batch), states);
        Tensor y = all.getFirst().reshape(length, batch, all.getFirst().size(1)); // [T, N, out]
        Tensor output = single ? y.squeeze(1) : options.batchFirst() ? y.transpose(0, 1) : y;
        List<Tensor> last = all.subList(1, all.size());
        return joined(output, single ? each(last, s -> s.squeeze(1)) : last);
    }

    /// As [#unpacked], with the outputs of all rows.
    private List<Tensor> packed(PackedSequence x, List<Tensor> initial) {
        if (x.data().rank() != 2 || x.data().size(1) != inputSize)
            throw ShapeException.expected(
                    label(),
                    "packed rows [rows, %d]".formatted(inputSize),
                    x.data().shape());
        checkStates(initial, x.steps().batch(), false);
        List<Tensor> all = stacked(x.data(), x.steps(), each(initial, s -> s.indexSelect(1, x.sortedIndices())));
        List<Tensor> last = each(all.subList(1, all.size()), s -> s.indexSelect(1, x.unsortedIndices()));
        return joined(all.getFirst(), last);
    }

    /// All layers one after the other.
    private List<Tensor> stacked(Tensor rows, TimeSteps steps, List<Tensor> initial) {
        int directions = options.directions();
        List<List<Tensor>> last = new ArrayList<>();
        Tensor x = rows;
        for (int layer = 0; layer < options.layers(); layer++) {
            List<Tensor> outputs = new ArrayList<>();
            for (int direction = 0; direction < directions; direction++) {
                int i = layer * directions + direction;
                TimeSteps order = direction == 1 ? steps.reversed() : steps;
                List<Tensor> result = recur(x, weights.get(i), each(initial, s -> s.select(0, i)), order);
                outputs.add(result.getFirst());
                last.add(result.subList(1, result.size()));
            }
            x = directions == 1 ? outputs.getFirst() : Tensor.cat(1, outputs);
            if (isTraining() && layer + 1 < options.layers()) x = x.dropout(options.dropout());
        }
        List<Tensor> states = IntStream.range(0, stateSizes().length)
                .mapToObj(k -> Tensor.stack(0, last.stream().map(s -> s.get(k)).toList()))
                .toList();
        return joined(x, states);
    }

    private static List<Tensor> each(List<Tensor> tensors, UnaryOperator<Tensor> f) {
        return tensors.stream().map(f).toList();
    }

    private static List<Tensor> joined(Tensor first, List<Tensor> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private void checkInput(Tensor x) {
        String form = options.batchFirst() ? "[N, T, %d]" : "[T, N, %d]";
        if (x.rank() < 2 || x.rank() > 3 || x.size(-1) != inputSize)
            throw ShapeException.expected(label(), (form + " or [T, %d]").formatted(inputSize, inputSize), x.shape());
        if (x.size(x.rank() == 3 && options.batchFirst() ? 1 : 0) == 0)
            throw ShapeException.expected(label(), "at least one time step", x.shape());
    }

    private void checkStates(List<Tensor> states, int batch, boolean single) {
        int[] sizes = stateSizes();
        for (int i = 0; i < states.size(); i++) {
            Tensor s = states.get(i);
            int first = options.layers() * options.directions();
            if (s.rank() == 3 && s.size(0) == first && s.size(1) == batch && s.size(2) == sizes[i]) continue;
            String name = i == 0 ? "h" : "c";
            throw ShapeException.expected(
                    label(),
                    single
                            ? "an initial %s of [layers·directions=%d, %d]".formatted(name, first, sizes[i])
                            : "an initial %s of [layers·directions=%d, N=%d, %d]"
                                    .formatted(name, first, batch, sizes[i]),
                    single ? s.squeeze(1).shape() : s.shape());
        }
    }

    // ---- describing it

    @Override
    public LayerConfig config() {
        return LayerConfig.of(name())
                .with("inputSize", inputSize)
                .with("hiddenSize", hiddenSize)
                .with("layers", options.layers())
                .with("bias", options.bias())
                .with("batchFirst", options.batchFirst())
                .with("dropout", options.dropout())
                .with("bidirectional", options.bidirectional());
    }

    static Options optionsFrom(LayerConfig c) {
        return new Options(
                c.integer("layers"),
                c.flag("bias"),
                c.flag("batchFirst"),
                c.number("dropout"),
                c.flag("bidirectional"));
    }

    /// `, Recurrent.defaults().layers(2)`; empty for the defaults.
    final String optionsCall() {
        String calls = options.calls();
        return calls.isEmpty() ? "" : ", Recurrent.defaults()" + calls;
    }

    @Override
    protected final String label() {
        return "%s(%d → %d)".formatted(name(), inputSize, hiddenSize);
    }
}
