package cairn.nn;

import cairn.tensor.DType;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Sequences of different lengths without padding: the rows of all time steps one after the other, longest sequence first, so that no
/// recurrent layer works on padding.
///
/// ```java
/// var packed = PackedSequence.packPaddedSequence(batch, lengths, false); // [T, N, *]
/// var out = lstm.run(packed).output().padPackedSequence(false, 0);       // [T, N, H] and the lengths
/// ```
///
/// PyTorch: `torch.nn.utils.rnn.PackedSequence`.
///
/// @param data the rows, `[Σ lengths, *]`
/// @param steps how the rows make up time steps. PyTorch: `batch_sizes`
/// @param sortedIndices which sequence comes first, second, … in the rows, `I64` `[N]`
/// @param unsortedIndices the place of each sequence in the rows, `I64` `[N]`
public record PackedSequence(Tensor data, TimeSteps steps, Tensor sortedIndices, Tensor unsortedIndices) {
    /// Sequences with padding again, and how long each is.
    ///
    /// @param output `[T, N, *]`, or `[N, T, *]`
    /// @param lengths `I64` `[N]`
    public record Padded(Tensor output, Tensor lengths) {}

    public PackedSequence {
        if (data.rank() == 0 || data.size(0) != steps.rows())
            throw ShapeException.of(
                    "PackedSequence", "data must be [rows=%d, *]".formatted(steps.rows()), data.shape());
    }

    // ---- from padded sequences

    /// Packs a padded batch; sequences may come in any order of lengths. PyTorch: `pack_padded_sequence(…, enforce_sorted=False)`.
    ///
    /// @param padded `[T, N, *]`
    /// @param lengths `I64` `[N]`, each in `[1, T]`
    /// @param batchFirst whether `padded` is `[N, T, *]`
    public static PackedSequence packPaddedSequence(Tensor padded, Tensor lengths, boolean batchFirst) {
        if (padded.rank() < 2)
            throw ShapeException.of(
                    "packPaddedSequence",
                    "the batch must be " + (batchFirst ? "[N, T, *]" : "[T, N, *]"),
                    padded.shape());
        Tensor x = batchFirst ? padded.transpose(0, 1) : padded;
        int time = x.size(0);
        int batch = x.size(1);
        int[] sizes = checked(lengths, batch, time);
        int[] order = longestFirst(sizes);
        long[] rows = new long[Arrays.stream(sizes).sum()];
        TimeSteps steps = steps(sizes);
        for (int t = 0; t < steps.count(); t++)
            for (int i = 0; i < steps.size(t); i++) rows[steps.start(t) + i] = (long) t * batch + order[i];
        int[] flat = x.shape().dims();
        Tensor all = x.reshape(merged(flat));
        return of(all.indexSelect(0, Tensor.of(rows)), steps, order);
    }

    /// As [#packPaddedSequence(Tensor, Tensor, boolean)].
    public static PackedSequence packPaddedSequence(Tensor padded, int[] lengths, boolean batchFirst) {
        return packPaddedSequence(padded, Tensor.of(lengths), batchFirst);
    }

    /// Packs sequences `[length, *]`, in any order of lengths. PyTorch: `pack_sequence(…, enforce_sorted=False)`.
    public static PackedSequence packSequence(List<Tensor> sequences) {
        int[] lengths = sequences.stream().mapToInt(s -> s.size(0)).toArray();
        return packPaddedSequence(padSequence(sequences, false, 0), lengths, false);
    }

    /// Sequences `[length, *]` as one batch, the shorter ones followed by `paddingValue`: `[T, N, *]`.
    ///
    /// @param batchFirst whether the result is `[N, T, *]`
    public static Tensor padSequence(List<Tensor> sequences, boolean batchFirst, double paddingValue) {
        if (sequences.isEmpty())
            throw new IllegalArgumentException("padSequence: at least one sequence is needed, got none.");
        int longest = 0;
        for (Tensor s : sequences) {
            checkTrailing(sequences.getFirst(), s);
            longest = Math.max(longest, s.size(0));
        }
        List<Tensor> padded = new ArrayList<>();
        for (Tensor s : sequences) padded.add(padded(s, longest, paddingValue));
        return Tensor.stack(batchFirst ? 0 : 1, padded);
    }

    private static void checkTrailing(Tensor first, Tensor s) {
        boolean fits = s.rank() > 0 && s.rank() == first.rank();
        for (int d = 1; fits && d < s.rank(); d++) fits = s.size(d) == first.size(d);
        if (!fits)
            throw ShapeException.of(
                    "padSequence",
                    "all sequences must be [length, *] with the same last sizes",
                    first.shape() + " and " + s.shape());
    }

    private static Tensor padded(Tensor s, int length, double value) {
        if (s.size(0) == length) return s;
        int[] dims = s.shape().dims();
        dims[0] = length - dims[0];
        return Tensor.cat(0, s, Tensor.full((float) value, dims).to(s.dtype()));
    }

    private static int[] checked(Tensor lengths, int batch, int time) {
        if (lengths.dtype() != DType.I64 || lengths.rank() != 1 || lengths.size(0) != batch)
            throw ShapeException.of(
                    "packPaddedSequence",
                    "the lengths must be I64 [N=%d]".formatted(batch),
                    lengths.dtype() + " " + lengths.shape());
        long[] values = lengths.toLongArray();
        for (int i = 0; i < batch; i++)
            if (values[i] < 1 || values[i] > time)
                throw new IllegalArgumentException(
                        "packPaddedSequence: lengths must be in [1, T=%d], got lengths[%d] = %d."
                                .formatted(time, i, values[i]));
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    private static int[] longestFirst(int[] lengths) {
        return IntStream.range(0, lengths.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -lengths[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static TimeSteps steps(int[] lengths) {
        int[] sizes = new int[Arrays.stream(lengths).max().orElse(0)];
        for (int length : lengths) for (int t = 0; t < length; t++) sizes[t]++;
        return TimeSteps.packed(sizes);
    }

    private static int[] merged(int[] dims) {
        int[] d = Arrays.copyOfRange(dims, 1, dims.length);
        d[0] *= dims[0];
        return d;
    }

    private static PackedSequence of(Tensor data, TimeSteps steps, int[] order) {
        int[] places = new int[order.length];
        for (int i = 0; i < order.length; i++) places[order[i]] = i;
        return new PackedSequence(data, steps, Tensor.of(order), Tensor.of(places));
    }

    // ---- and back

    /// The same sequences with other rows.
    public PackedSequence with(Tensor rows) {
        return new PackedSequence(rows, steps, sortedIndices, unsortedIndices);
    }

    /// These sequences as one batch in their original order, the shorter ones followed by `paddingValue`: `[T, N, *]`.
    ///
    /// @param batchFirst whether the result is `[N, T, *]`
    public Padded padPackedSequence(boolean batchFirst, double paddingValue) {
        return padPackedSequence(batchFirst, paddingValue, steps.count());
    }

    /// As [#padPackedSequence(boolean, double)], to a given length.
    ///
    /// @param totalLength `T`, at least that of the longest sequence
    public Padded padPackedSequence(boolean batchFirst, double paddingValue, int totalLength) {
        if (totalLength < steps.count())
            throw new IllegalArgumentException(
                    "padPackedSequence: totalLength must be at least that of the longest sequence, %d, got %d."
                            .formatted(steps.count(), totalLength));
        int batch = steps.batch();
        int[] places = Arrays.stream(unsortedIndices.toLongArray())
                .mapToInt(Math::toIntExact)
                .toArray();
        long[] rows = new long[Math.multiplyExact(totalLength, batch)];
        long[] lengths = new long[batch];
        Arrays.fill(rows, steps.rows()); // the row of padding
        for (int t = 0; t < steps.count(); t++)
            for (int n = 0; n < batch; n++) {
                if (places[n] >= steps.size(t)) continue;
                rows[t * batch + n] = (long) steps.start(t) + places[n];
                lengths[n]++;
            }
        Tensor y = withPadding(paddingValue).indexSelect(0, Tensor.of(rows)).reshape(split(totalLength, batch));
        return new Padded(batchFirst ? y.transpose(0, 1) : y, Tensor.of(lengths));
    }

    private Tensor withPadding(double value) {
        int[] dims = data.shape().dims();
        dims[0] = 1;
        return Tensor.cat(0, data, Tensor.full((float) value, dims).to(data.dtype()));
    }

    private int[] split(int time, int batch) {
        int[] dims = new int[data.rank() + 1];
        dims[0] = time;
        dims[1] = batch;
        for (int d = 1; d < data.rank(); d++) dims[d + 1] = data.size(d);
        return dims;
    }
}
