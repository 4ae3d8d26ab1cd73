package cairn.data;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/// Pieces of one long row of tokens, each with the same piece one token further on as its target: what a language model learns from.
///
/// Shape: `x[N, length]`, `y[N, length]`, both `I64`; `y[i, t] = x[i, t + 1]`.
public final class TokenWindows implements Dataset {
    private final int[] tokens;
    private final int length;
    private final int stride;
    private final DataInfo info;

    /// Windows that begin at `0, stride, 2·stride, …`, as long as a whole one and its target fit.
    ///
    /// @param name what the dataset is called
    /// @param tokens numbers in `[0, vocabulary.size())`; copied
    /// @param vocabulary the text of every token
    /// @param length tokens per window, at least 1
    /// @param stride tokens from one window to the next, at least 1; `length` cuts the row into pieces, 1 gives every piece there is
    /// @throws DataException if the row is shorter than one window and its target
    public TokenWindows(String name, int[] tokens, List<String> vocabulary, int length, int stride) {
        if (length < 1 || stride < 1)
            throw new IllegalArgumentException(
                    "TokenWindows: length and stride must be at least 1, got %d and %d.".formatted(length, stride));
        if (tokens.length <= length)
            throw new DataException("%s: %d tokens are too few for windows of %d and the token after them."
                    .formatted(name, tokens.length, length));
        requireKnown(tokens, vocabulary.size());
        this.tokens = tokens.clone();
        this.length = length;
        this.stride = stride;
        this.info = DataInfo.tokens(name, Shape.of(length), vocabulary);
    }

    private static void requireKnown(int[] tokens, int vocabulary) {
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] < 0 || tokens[i] >= vocabulary)
                throw new IllegalArgumentException("TokenWindows: token %d at place %d is not in a vocabulary of %d."
                        .formatted(tokens[i], i, vocabulary));
        }
    }

    @Override
    public int size() {
        return (tokens.length - 1 - length) / stride + 1;
    }

    @Override
    public Sample get(int index) {
        Objects.checkIndex(index, size());
        return new Sample(
                Tensor.wrap(window(new int[] {index}, 0), length), Tensor.wrap(window(new int[] {index}, 1), length));
    }

    @Override
    public Batch batch(int... indices) {
        return new Batch(
                Tensor.wrap(window(indices, 0), indices.length, length),
                Tensor.wrap(window(indices, 1), indices.length, length));
    }

    private long[] window(int[] indices, int shift) {
        long[] window = new long[indices.length * length];
        for (int i = 0; i < indices.length; i++) {
            int from = indices[i] * stride + shift;
            for (int t = 0; t < length; t++) window[i * length + t] = tokens[from + t];
        }
        return window;
    }

    @Override
    public DataInfo info() {
        return info;
    }

    @Override
    public String checksum() {
        return new Checksum().add(tokens).add(new int[] {length, stride}).toString();
    }
}
