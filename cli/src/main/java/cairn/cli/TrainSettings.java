package cairn.cli;

import cairn.data.Task;
import cairn.nn.Activation;
import cairn.nn.init.Initializer;
import cairn.train.Clip;
import cairn.train.EarlyStopping;
import cairn.train.TrainOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of a training.
final class TrainSettings {
    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";
    private static final int EPOCHS = 20;
    private static final Choice<Boolean> TARGET_SCALINGS =
            new Choice<Boolean>("scaling of the target").add("standard", true).add("none", false);

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "digits",
            description =
                    "digits, iris, wine, boston, disc, cats, mnist, fashion-mnist, cifar10, a CSV file, a folder with a folder of pictures per class, text:FILE (one long text), or lines:FILE (a short text per line)."
                            + DEFAULT)
    private String dataset;

    @Mixin
    DataSpec data;

    @Mixin
    Watching watching;

    @Option(names = "--limit", paramLabel = "N", description = "Learn from the first N training samples only.")
    private @Nullable Integer limit;

    @Option(
            names = "--normalize",
            paramLabel = "KIND",
            description =
                    "How inputs are scaled, from the training part: standard (mean 0, deviation 1), min-max (0 to 1), none. Default: standard; min-max for autoencoder and vae.")
    private @Nullable String normalize;

    @Option(
            names = "--normalize-target",
            paramLabel = "KIND",
            description =
                    "How numbers to predict are scaled while learning: standard (mean 0, deviation 1), none. Errors and predictions are in their own unit either way; the loss is not. Default: standard.")
    private @Nullable String normalizeTarget;

    @Option(
            names = "--augment",
            paramLabel = "KIND",
            split = ",",
            description =
                    "Changes pictures at random while the network learns, such as crop:4,flip. With the number each takes unless told: crop:4, flip, vertical-flip, rotate:10, shift:0.1, zoom:0.1, jitter:0.2, erase:0.5, cutout:8, mixup:1, cutmix:1.")
    private String[] augment = {};

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "mlp:SIZES names the hidden layers of a perceptron, linear has none; for pictures: lenet5, vgg11 to vgg19, resnet20 to resnet56 (small pictures), resnet18, resnet34, mobilenet-v2; to repeat the input: autoencoder:SIZES (down to the code), vae:HIDDEN,CODES; for text: gpt:LAYERS,HEADS,WIDTH, char-lstm:UNITS,LAYERS, bigram. Default: mlp:128,64; char-lstm for text.")
    private @Nullable String model;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "relu",
            description = "Between the layers." + DEFAULT)
    private String activation;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            description = "The part of units that gpt and char-lstm leave out at random in training. Default: 0.")
    private @Nullable Double dropout;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            defaultValue = "default",
            description =
                    "How weights start: default, zeros, xavier-uniform, xavier-normal, kaiming-uniform, kaiming-normal, orthogonal, normal, uniform."
                            + DEFAULT)
    private String init;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "Default: cross-entropy for classes, mse for numbers; vae has its own.")
    private @Nullable String loss;

    @Mixin
    OptimizerSpec optimizer;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training part. Default: 20, or as many as --max-steps takes.")
    private @Nullable Integer epochs;

    @Option(names = "--max-steps", paramLabel = "N", description = "End after N steps, if not before.")
    private @Nullable Integer maxSteps;

    @Option(names = "--batch-size", paramLabel = "N", defaultValue = "64", description = "Samples per step." + DEFAULT)
    private int batchSize;

    @Option(
            names = "--drop-last",
            description =
                    "Leave out a last batch with fewer samples, as BatchNorm1d needs it where that is one sample.")
    private boolean dropLast;

    @Option(
            names = "--validation",
            paramLabel = "PART",
            defaultValue = "0.1",
            description = "The part of the training samples set aside to watch the training, in [0, 1)." + DEFAULT)
    private double validation;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Cross-validate with K folds instead of training one network.")
    private @Nullable Integer folds;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End after N epochs without a better validation loss, and keep the best weights.")
    private @Nullable Integer patience;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "0",
            description = "End when the training loss falls by less than T in an epoch.")
    private double tolerance;

    @Option(names = "--clip-norm", paramLabel = "N", description = "Scale gradients to at most this norm.")
    private @Nullable Float clipNorm;

    @Option(
            names = "--ema",
            paramLabel = "D",
            defaultValue = "0",
            description = "Evaluate and keep a moving average of the weights with this decay, such as 0.99.")
    private double ema;

    @Option(
            names = "--checkpoint-steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "Save a checkpoint every N steps besides those after each epoch.")
    private int checkpointSteps;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Names all that is random." + DEFAULT)
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute with. Default: all processors.")
    private @Nullable Integer threads;

    @Option(names = "--no-plan", description = "Run every operation one at a time; slower, with the same results.")
    private boolean noPlan;

    @Option(
            names = "--explain-plan",
            description = "Say at the end which training steps ran from a plan, and why others did not.")
    private boolean explainPlan;

    @Option(names = "--no-report", description = "Write no report.html.")
    private boolean noReport;

    @Option(names = "--fast-dev-run", description = "Three batches, one epoch: does everything work together?")
    private boolean fastDevRun;

    @Option(
            names = "--overfit-one-batch",
            description = "Learn the first batch again and again: can the network learn at all?")
    private boolean overfitOneBatch;

    /// Refuses values that make no sense, before any work.
    void check() {
        optimizer.check();
        if (epochs != null) atLeast("--epochs", epochs, 1);
        if (maxSteps != null) atLeast("--max-steps", maxSteps, 1);
        atLeast("--batch-size", batchSize, 1);
        if (limit != null) atLeast("--limit", limit, 1);
        if (folds != null) atLeast("--folds", folds, 2);
        if (patience != null) atLeast("--patience", patience, 1);
        if (threads != null) atLeast("--threads", threads, 1);
        atLeast("--checkpoint-steps", checkpointSteps, 0);
        inRange("--validation", validation, 0, 1);
        inRange("--ema", ema, 0, 1);
        if (dropout != null) inRange("--dropout", dropout, 0, 1);
        if (tolerance < 0) throw new UsageException("--tolerance must be at least 0, got " + tolerance + ".");
        if (clipNorm != null && !(clipNorm > 0))
            throw new UsageException("--clip-norm must be above 0, got " + clipNorm + ".");
        if (patience != null && validation == 0 && folds == null)
            throw new UsageException("--patience watches the validation part; give it one with --validation 0.1.");
        if (fastDevRun && overfitOneBatch)
            throw new UsageException("--fast-dev-run and --overfit-one-batch exclude each other.");
        activation();
        init();
        if (loss != null) Losses.ALL.named(loss);
        scalesTargets();
        if (reconstructs() && normalizeTarget != null)
            throw new UsageException("--normalize-target goes with numbers to predict; the targets of " + model
                    + " are its inputs, which --normalize scales.");
        if (threads != null) System.setProperty("cairn.threads", Integer.toString(threads));
    }

    static void atLeast(String name, int value, int least) {
        if (value < least) throw new UsageException("%s must be at least %d, got %d.".formatted(name, least, value));
    }

    static void inRange(String name, double value, double from, double below) {
        if (!(value >= from && value < below))
            throw new UsageException("%s must be in [%s, %s), got %s.".formatted(name, from, below, value));
    }

    String dataset() {
        return dataset;
    }

    @Nullable
    Integer limit() {
        return limit;
    }

    String normalize() {
        if (model != null && reconstructs()) return Autoencoders.normalize(model, normalize);
        return normalize == null ? "standard" : normalize;
    }

    /// Whether numbers to predict are scaled for the loss.
    boolean scalesTargets() {
        return normalizeTarget == null || TARGET_SCALINGS.named(normalizeTarget);
    }

    List<String> augment() {
        return List.of(augment);
    }

    String model(Task task) {
        if (model != null) return model;
        return task == Task.TOKENS ? "char-lstm" : "mlp:128,64";
    }

    /// Whether the network is one that learns to repeat its input.
    boolean reconstructs() {
        return model != null && Autoencoders.knows(model);
    }

    Activation activation() {
        return Networks.ACTIVATIONS.named(activation);
    }

    /// The dropout that is asked for; null for none.
    @Nullable
    Double dropout() {
        return dropout;
    }

    @Nullable
    Initializer init() {
        return Networks.INITS.named(init);
    }

    /// The name of the loss.
    String loss(Task task) {
        if (model != null && reconstructs()) return Autoencoders.loss(model, loss);
        boolean regression = task == Task.REGRESSION;
        String chosen = loss == null ? (regression ? "mse" : "cross-entropy") : loss;
        Losses.Entry entry = Losses.ALL.named(chosen);
        if (chosen.equalsIgnoreCase(Losses.EVIDENCE))
            throw new UsageException("--loss " + chosen + " goes with --model vae, which takes it by itself.");
        if (task == Task.TOKENS && !chosen.equalsIgnoreCase("cross-entropy"))
            throw new UsageException("--loss " + chosen + " does not serve text; the loss of text is cross-entropy.");
        if (regression && !entry.numbers())
            throw new UsageException(
                    "--loss " + chosen + " is for classes, but the target of " + dataset + " is a number.");
        if (!regression && !entry.classes())
            throw new UsageException(
                    "--loss " + chosen + " is for numbers, but the target of " + dataset + " is a class.");
        return chosen;
    }

    /// Passes over a training part of so many steps.
    int epochs(int steps) {
        if (epochs != null) return epochs;
        return maxSteps == null ? EPOCHS : Math.ceilDiv(maxSteps, steps);
    }

    /// All steps of a training whose passes have so many.
    int steps(int steps) {
        int all = Math.multiplyExact(epochs(steps), steps);
        return maxSteps == null ? all : Math.min(all, maxSteps);
    }

    /// The batches of an epoch of so many samples, as far as they are not left out.
    int batches(int samples) {
        return dropLast ? Math.max(1, samples / batchSize) : Math.ceilDiv(samples, batchSize);
    }

    double validation() {
        return validation;
    }

    @Nullable
    Integer folds() {
        return folds;
    }

    long seed() {
        return seed;
    }

    int checkpointSteps() {
        return checkpointSteps;
    }

    boolean explainsPlan() {
        return explainPlan;
    }

    boolean report() {
        return !noReport;
    }

    /// What the trainer is told, without checkpoints.
    TrainOptions trainOptions() {
        TrainOptions o = TrainOptions.defaults()
                .batchSize(batchSize)
                .dropLast(dropLast)
                .seed(seed)
                .tolerance(tolerance)
                .emaDecay(ema)
                .plans(!noPlan);
        if (maxSteps != null) o = o.maxSteps(maxSteps);
        if (clipNorm != null) o = o.clip(new Clip.Norm(clipNorm));
        if (patience != null) o = o.earlyStopping(EarlyStopping.patience(patience));
        if (fastDevRun) o = o.trial(TrainOptions.Trial.FAST_DEV_RUN);
        if (overfitOneBatch) o = o.trial(TrainOptions.Trial.OVERFIT_ONE_BATCH);
        return o;
    }
}
