package cairn.metrics;

/// How well the tokens of a text are foretold. PyTorch's examples call `exp` of the mean loss the perplexity.
///
/// @param tokens how many were to be foretold
/// @param correct how many were the most probable by the model
/// @param loss the mean of `−log p` over these tokens, in nats
public record TokenScores(long tokens, long correct, double loss) {
    /// The share of tokens that were the most probable.
    ///
    /// @throws IllegalStateException if there were none
    public double accuracy() {
        if (tokens == 0) throw NoSamples.of("TokenScores");
        return (double) correct / tokens;
    }

    /// `exp(loss)`: among how many equally probable tokens the model wavers. 1 is perfect; the size of the vocabulary is guessing.
    public double perplexity() {
        return Math.exp(loss);
    }

    /// How many of `predicted` are as `target` says; negative targets do not count.
    ///
    /// @throws IllegalArgumentException if there are not as many of both
    public static long correct(long[] predicted, long[] target) {
        if (predicted.length != target.length)
            throw new IllegalArgumentException(
                    "TokenScores: %d tokens were predicted for %d targets.".formatted(predicted.length, target.length));
        long correct = 0;
        for (int i = 0; i < target.length; i++) if (target[i] >= 0 && predicted[i] == target[i]) correct++;
        return correct;
    }

    /// How many targets count: those that are not negative.
    public static long counted(long[] target) {
        long counted = 0;
        for (long t : target) if (t >= 0) counted++;
        return counted;
    }
}
