package cairn.examples;

import cairn.data.Dataset;
import cairn.data.Split;
import cairn.data.text.Lines;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.model.CharLSTM;
import cairn.optim.AdamW;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.tensor.Rng;
import cairn.train.Evaluation;
import cairn.train.NextToken;
import cairn.train.Objective;
import cairn.train.Scheduling;
import cairn.train.TextGenerator;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import cairn.train.TrainingEvent;
import java.util.List;
import java.util.TreeSet;

/// A recurrent network learns to make up names: an LSTM that foretells letter after letter, from sequences of
/// different lengths.
///
/// Needs `names.txt`, a name per line, in the folder `text` of `--data-dir DIR`.
///
/// It prints
/// ```text
/// 32033 names of 26 letters
/// epoch 1  loss 2.2  on names not seen 2.1 *
/// …
/// test loss 2.0, perplexity 7.7
/// new: …
/// known already: …
/// ```
public final class Example19Names {
    private static final int LONGEST = 20;

    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        Lines names = Lines.read(arguments.data().folderOf("text").resolve("names.txt"));
        int letters = names.tokenizer().vocabulary().size(); // the line break, with which names begin and end, included
        System.out.printf("%d names of %d letters%n", names.texts().size(), letters - 1);
        List<Dataset> parts = Split.random(names.dataset(), 1, 0.8, 0.1, 0.1); // x [T], y [T] of the batch's longest
        Dataset train = parts.get(0).take(Math.min(parts.get(0).size(), arguments.quick() ? 3000 : 100_000));
        int epochs = arguments.quick() ? 3 : 10;
        int batch = arguments.quick() ? 16 : 64;

        Rng.seed(1);
        int units = arguments.quick() ? 32 : 128;
        var model =
                new CharLSTM(letters, CharLSTM.defaults().embedding(units / 2).hidden(units));
        var optimizer = new AdamW(model.parameters(), arguments.quick() ? 1e-2 : 5e-3);
        int steps = epochs * Math.ceilDiv(train.size(), batch);
        var trainer = new Trainer(
                        model,
                        Objective.tokens(new CrossEntropyLoss()),
                        optimizer,
                        TrainOptions.defaults().batchSize(batch).seed(1))
                .schedule(Scheduling.perStep(new CosineAnnealingLR(optimizer, steps)))
                .listen(Example19Names::report);
        trainer.fit(train, parts.get(1), epochs);
        Evaluation test = trainer.evaluate(parts.get(2));
        System.out.printf("test loss %.4f, perplexity %.2f%n", test.loss(), Math.exp(test.loss()));

        var made = new TreeSet<String>();
        var generator = new TextGenerator(model, LONGEST).startingAt(token -> token == names.border());
        for (int i = 0; i < 20; i++)
            made.add(names.text(generator.generate(
                    new int[] {names.border()}, LONGEST, NextToken.defaults().temperature(0.8), Rng.of(i))));
        var known = new TreeSet<>(made);
        known.retainAll(names.texts());
        made.removeAll(known);
        System.out.println("new: " + String.join(" ", made));
        System.out.println("known already: " + String.join(" ", known));
    }

    private static void report(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone(var e, var best))
            System.out.printf(
                    "epoch %d  loss %.4f  on names not seen %.4f %s%n",
                    e.epoch(), e.trainLoss(), e.validation("loss"), best ? "*" : "");
    }
}
