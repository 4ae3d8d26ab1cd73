package cairn.examples;

import cairn.data.TrainTest;
import cairn.data.text.CharTokenizer;
import cairn.data.text.TextCorpus;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.model.Gpt;
import cairn.optim.AdamW;
import cairn.optim.Optimizer;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.optim.schedule.SequentialLR;
import cairn.optim.schedule.WarmupLR;
import cairn.tensor.Rng;
import cairn.train.Clip;
import cairn.train.NextToken;
import cairn.train.Objective;
import cairn.train.Scheduling;
import cairn.train.TextGenerator;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import cairn.train.TrainingEvent;
import java.nio.file.Path;

/// A transformer learns to write like Shakespeare, character by character, with the settings that nanoGPT has for a
/// computer without graphics card. The average of the last weights is judged: it is a little better than the last alone.
///
/// Needs `tinyshakespeare.txt`, a megabyte of plays, in the folder `text` of `--data-dir DIR`.
///
/// It prints
/// ```text
/// 65 characters, 1003790 windows of 64 to learn from
/// Gpt: 804,096 parameters
/// step  200  loss 2.3854
/// …
/// validation loss 1.8984
/// …
/// ```
public final class Example18CharGpt {
    private static final int BATCH = 12;

    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        boolean quick = arguments.quick();
        int steps = quick ? 200 : 2000;
        int block = quick ? 32 : 64;
        Path file = arguments.data().folderOf("text").resolve("tinyshakespeare.txt");
        TextCorpus plays = TextCorpus.read(file, CharTokenizer::fit);
        TrainTest parts = plays.windows(block, 1, 0.1); // x [T], y [T]: the next character at every place
        int characters = plays.tokenizer().vocabulary().size();
        System.out.printf(
                "%d characters, %d windows of %d to learn from%n",
                characters, parts.train().size(), block);

        Rng.seed(1);
        var size = quick
                ? Gpt.defaults().layers(2).heads(2).width(64)
                : Gpt.defaults().layers(4).heads(4).width(128);
        var model = new Gpt(characters, size.block(block).bias(false));
        System.out.printf("Gpt: %,d parameters%n", model.parameterCount());

        // Weight decay is for matrices; the rate rises for a twentieth of the steps, then falls to a tenth.
        double rate = quick ? 3e-3 : 1e-3;
        var adamw = AdamW.defaults().lr(rate).betas(0.9, 0.99).weightDecay(0.1);
        Optimizer<?> optimizer = new AdamW(model.decayed(), adamw).addGroup(model.undecayed(), adamw.weightDecay(0));
        int warmup = steps / 20;
        var schedule = new SequentialLR(
                new int[] {warmup},
                new WarmupLR(optimizer, warmup),
                new CosineAnnealingLR(optimizer, steps - warmup, rate / 10));
        var options = TrainOptions.defaults()
                .batchSize(BATCH)
                .maxSteps(steps)
                .seed(1)
                .clip(new Clip.Norm(1))
                .emaDecay(quick ? 0.9 : 0.99);
        var trainer = new Trainer(model, Objective.tokens(new CrossEntropyLoss()), optimizer, options)
                .schedule(Scheduling.perStep(schedule))
                .listen(event -> report(event, steps / 10));
        trainer.fit(parts.train(), 1 + steps * BATCH / parts.train().size());
        System.out.printf(
                "validation loss %.4f%n", trainer.evaluate(parts.test()).loss());

        var generator = new TextGenerator(model, block);
        int[] prompt = plays.tokenizer().encode("\n");
        int[] text = generator.generate(prompt, quick ? 80 : 300, NextToken.defaults(), Rng.of(1));
        System.out.println(plays.tokenizer().decode(text));
    }

    private static void report(TrainingEvent event, int every) {
        if (event instanceof TrainingEvent.BatchDone b && b.step() % every == 0)
            System.out.printf("step %4d  loss %.4f%n", b.step(), b.loss());
    }
}
