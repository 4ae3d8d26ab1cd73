package cairn.train;

import cairn.nn.Layer;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Lets a language model go on with a text, token by token.
///
/// ```java
/// var generator = new TextGenerator(model, 64);
/// int[] more = generator.generate(tokenizer.encode("O God"), 500, NextToken.defaults().temperature(0.8), Rng.of(1));
/// System.out.println(tokenizer.decode(more));
/// ```
public final class TextGenerator {
    private final Layer model;
    private final int context;
    private final IntPredicate beginning;

    /// A generator that shows the model the last `context` tokens at a time.
    ///
    /// @param model gives scores for the next token at every place, `I64 [N, T] → [N, T, V]`
    /// @param context how many tokens the model sees at most, at least 1
    public TextGenerator(Layer model, int context) {
        this(model, context, token -> false);
    }

    private TextGenerator(Layer model, int context, IntPredicate beginning) {
        if (context < 1)
            throw new IllegalArgumentException("TextGenerator: the context must be at least 1, got " + context + ".");
        this.model = model;
        this.context = context;
        this.beginning = beginning;
    }

    /// This, but the model never sees beyond the last token for which `beginning` holds: for models of single lines.
    public TextGenerator startingAt(IntPredicate beginning) {
        return new TextGenerator(model, context, beginning);
    }

    /// The next `count` tokens after `prompt`, without it.
    ///
    /// @param prompt what the text begins with, at least one token
    public int[] generate(int[] prompt, int count, NextToken next, Rng rng) {
        return generate(prompt, count, next, rng, token -> {});
    }

    /// As above, told about every token as soon as it is drawn.
    public int[] generate(int[] prompt, int count, NextToken next, Rng rng, IntConsumer listener) {
        if (prompt.length == 0)
            throw new IllegalArgumentException("TextGenerator: the prompt needs at least one token to go on from.");
        boolean training = model.isTraining();
        model.eval();
        try {
            return Autograd.noGrad(() -> run(prompt, count, next, rng, listener));
        } finally {
            model.train(training);
        }
    }

    private int[] run(int[] prompt, int count, NextToken next, Rng rng, IntConsumer listener) {
        int[] all = Arrays.copyOf(prompt, prompt.length + count);
        for (int n = prompt.length; n < all.length; n++) {
            int[] seen = Arrays.copyOfRange(all, begin(all, n), n);
            Tensor scores = model.forward(Tensor.of(seen, 1, seen.length)); // [1, T, V]
            all[n] = next.draw(scores.select(0, 0).select(0, -1), rng);
            listener.accept(all[n]);
        }
        return Arrays.copyOfRange(all, prompt.length, all.length);
    }

    private int begin(int[] tokens, int end) {
        int begin = Math.max(0, end - context);
        for (int i = end - 1; i > begin; i--) if (beginning.test(tokens[i])) return i;
        return begin;
    }
}
