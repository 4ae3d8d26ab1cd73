package cairn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Bucketing;
import cairn.data.Dataset;
import cairn.data.text.CharTokenizer;
import cairn.data.text.Lines;
import cairn.data.text.TextCorpus;
import cairn.metrics.TokenScores;
import cairn.nn.Embedding;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Objective TOKENS = Objective.tokens(new CrossEntropyLoss());

    /// A model that foretells `(t + 1) mod size` after `t` with certainty.
    private static Embedding successor(int size) {
        Embedding model = new Embedding(size, size);
        Autograd.noGrad(() -> {
            model.weight().zeroInPlace();
            for (int t = 0; t < size; t++)
                model.weight().select(0, t).select(0, (t + 1) % size).addInPlace(50);
            return null;
        });
        return model;
    }

    @Test
    void theLossIsTheMeanOverPlacesThatCount() {
        Tensor scores = Rng.with(Rng.of(1), () -> Tensor.randn(2, 3, 5));
        Tensor target = Tensor.of(new long[] {1, 4, -100, 0, 2, 2}, 2, 3);
        Tensor logP = scores.logSoftmax(-1);
        float expected = -(logP.get(0, 0, 1).item()
                        + logP.get(0, 1, 4).item()
                        + logP.get(1, 0, 0).item()
                        + logP.get(1, 1, 2).item()
                        + logP.get(1, 2, 2).item())
                / 5;
        assertEquals(expected, TOKENS.lossOf(scores, target).item(), 1e-6f);
        Tensor channelsFirst = new CrossEntropyLoss().forward(scores.transpose(1, 2), target);
        assertEquals(channelsFirst.item(), TOKENS.lossOf(scores, target).item(), 1e-6f);
    }

    @Test
    void anEvaluationWeighsTokensAlikeAndLeavesPaddingOut() {
        Lines lines = Lines.of("l", List.of("abc", "a", "bcabcab", "c"));
        Dataset data = lines.dataset();
        Embedding model = Rng.with(Rng.of(2), () -> new Embedding(4, 4));
        Evaluation all = Evaluator.evaluate(model, TOKENS, data, 4);
        Evaluation one = Evaluator.evaluate(model, TOKENS, data, 1);
        assertEquals(4, all.samples());
        assertEquals(16, all.tokens().orElseThrow().tokens());
        assertEquals(one.loss(), all.loss(), 1e-6);
        assertEquals(one.accuracy(), all.accuracy());
        assertEquals(Math.exp(all.loss()), all.headline(), 1e-9);
        assertEquals(
                List.of("loss", "perplexity", "accuracy"),
                List.copyOf(all.scores().keySet()));
        assertTrue(all.confusion().isEmpty() && all.regression().isEmpty());
    }

    @Test
    void aTableOfPairsLearnsWhatFollowsWhat() {
        TextCorpus corpus = TextCorpus.of("abc", "abcd".repeat(200), CharTokenizer::fit);
        var parts = corpus.windows(8, 0.1);
        Embedding model = Rng.with(Rng.of(3), () -> new Embedding(4, 4));
        var trainer = new Trainer(
                model,
                TOKENS,
                new Adam(model.parameters(), Adam.defaults().lr(0.3f)),
                TrainOptions.defaults().batchSize(16));
        trainer.fit(parts.train(), parts.test(), 10);
        Evaluation e = trainer.evaluate(parts.test());
        assertEquals(1, e.accuracy());
        assertTrue(e.headline() < 1.1, e.scores().toString());
        assertEquals("perplexity", e.headlineName());
    }

    @Test
    void aTrainingMayBucketItsSequences() {
        Lines lines = Lines.of("l", List.of("abab", "ba", "b", "ababab", "aba", "abab", "ba", "a"));
        Dataset data = lines.dataset();
        Embedding model = Rng.with(Rng.of(3), () -> new Embedding(3, 3));
        var options = TrainOptions.defaults().batchSize(2).sampler(Bucketing.of(data));
        var trainer = new Trainer(
                model, TOKENS, new Adam(model.parameters(), Adam.defaults().lr(0.1f)), options);
        double before = trainer.evaluate(data).loss();
        History history = trainer.fit(data, 5);
        assertEquals(20, history.epochs().getLast().steps());
        assertTrue(trainer.evaluate(data).loss() < before);
    }

    // ---- generating

    @Test
    void goesOnWithAText() {
        var generator = new TextGenerator(successor(5), 3);
        int[] more = generator.generate(new int[] {0, 3}, 6, NextToken.defaults(), Rng.of(1));
        assertArrayEquals(new int[] {4, 0, 1, 2, 3, 4}, more);
        assertThrows(
                IllegalArgumentException.class,
                () -> generator.generate(new int[0], 1, NextToken.defaults(), Rng.of(1)));
    }

    @Test
    void tellsEveryTokenAndLeavesTheModelInItsMode() {
        Embedding model = successor(5);
        model.train();
        StringBuilder told = new StringBuilder();
        new TextGenerator(model, 3).generate(new int[] {0}, 4, NextToken.defaults(), Rng.of(1), told::append);
        assertEquals("1234", told.toString());
        assertTrue(model.isTraining());
    }

    @Test
    void showsTheModelNoMoreThanTheContextAndNothingBeforeABeginning() {
        int[] longest = {0};
        Embedding model = successor(4);
        model.registerForwardPreHook((layer, inputs) -> {
            longest[0] = Math.max(longest[0], inputs.getFirst().size(1));
            return inputs;
        });
        var generator = new TextGenerator(model, 6);
        generator.generate(new int[] {1, 2, 3}, 20, NextToken.defaults(), Rng.of(1));
        assertEquals(6, longest[0]);
        longest[0] = 0;
        generator.startingAt(t -> t == 0).generate(new int[] {0}, 20, NextToken.defaults(), Rng.of(1));
        assertEquals(4, longest[0], "0 1 2 3");
    }

    @Test
    void drawsByProbability() {
        Tensor scores = Tensor.of(new float[] {0, (float) Math.log(3), Float.NEGATIVE_INFINITY});
        assertEquals(0.75, share(NextToken.defaults(), scores), 0.03);
        assertEquals(0.9, share(NextToken.defaults().temperature(0.5), scores), 0.03); // odds of 3² to 1
        assertEquals(1, share(NextToken.defaults().topK(1), scores));
        assertEquals(1, share(NextToken.defaults().temperature(0), scores));
        assertEquals(0.75, share(NextToken.defaults().topK(100), scores), 0.03);
    }

    /// How often token 1 is drawn.
    private static double share(NextToken next, Tensor scores) {
        Rng rng = Rng.of(1);
        int[] draws = new int[2000];
        Arrays.setAll(draws, i -> next.draw(scores, rng));
        assertTrue(Arrays.stream(draws).noneMatch(t -> t == 2), "a token without probability");
        return Arrays.stream(draws).filter(t -> t == 1).count() / 2000.0;
    }

    @Test
    void refusesImpossibleSettings() {
        assertThrows(IllegalArgumentException.class, () -> new NextToken(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new NextToken(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new NextToken(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new TextGenerator(successor(2), 0));
        assertThrows(IllegalArgumentException.class, () -> TokenScores.correct(new long[2], new long[3]));
        assertThrows(IllegalStateException.class, () -> new TokenScores(0, 0, 0).accuracy());
    }
}
