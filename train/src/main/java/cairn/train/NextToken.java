package cairn.train;

import cairn.tensor.Rng;
import cairn.tensor.Tensor;

/// How the next token is drawn from a language model's scores.
///
/// @param temperature scores are divided by it: below 1 likely tokens become likelier, 0 takes the likeliest; default 1
/// @param topK only so many of the likeliest tokens are drawn from; default all
public record NextToken(double temperature, int topK) {
    /// Checks the ranges.
    public NextToken {
        if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(
                    "NextToken: the temperature must be at least 0, got " + temperature + ".");
        if (topK < 1) throw new IllegalArgumentException("NextToken: topK must be at least 1, got " + topK + ".");
    }

    /// From all tokens, by their probabilities.
    public static NextToken defaults() {
        return new NextToken(1, Integer.MAX_VALUE);
    }

    /// This, with another temperature.
    public NextToken temperature(double to) {
        return new NextToken(to, topK);
    }

    /// This, from the `k` likeliest tokens alone.
    public NextToken topK(int k) {
        return new NextToken(temperature, k);
    }

    /// The number of a token. Shape: scores `[V]`.
    public int draw(Tensor scores, Rng rng) {
        if (temperature == 0) return (int) scores.argmax(0).itemLong();
        var likeliest = scores.topK(Math.min(topK, scores.size(0)));
        double[] weights = weights(likeliest.values().toFloatArray());
        double sum = 0;
        for (double w : weights) sum += w;
        double left = rng.nextFloat() * sum;
        int i = 0;
        while (i < weights.length - 1 && (left -= weights[i]) >= 0) i++;
        return (int) likeliest.indices().toLongArray()[i];
    }

    /// `exp((s − max) / temperature)`; the scores fall.
    private double[] weights(float[] scores) {
        double[] weights = new double[scores.length];
        for (int i = 0; i < weights.length; i++) weights[i] = Math.exp((scores[i] - scores[0]) / temperature);
        return weights;
    }
}
