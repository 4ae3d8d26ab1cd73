package cairn.cli.experiment;

import cairn.data.TrainTest;
import cairn.data.source.Disc;
import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.loss.BCEWithLogitsLoss;
import cairn.train.Objective;
import java.util.function.Supplier;

/// The task of the two reports of EE-559: is a point of the unit square inside the disc of half its area? 1,000 points to learn from, 1,000 others to
/// be judged by, a network 2-25-25-25-1.
///
/// NOTE: one of the reports prints the radius 1/√2, a disc that would cover nearly all of the square; 1/√(2π) is the task of the course.
final class DiscTask {
    private static final int POINTS = 1000;

    /// Binary cross-entropy of the network's one score.
    static final Objective BCE = Objective.binary(new BCEWithLogitsLoss());

    private DiscTask() {}

    /// The activation as the reports spell it.
    static String name(Activation activation) {
        return activation.layer().getClass().getSimpleName();
    }

    /// Points of their own for each seed.
    static TrainTest points(long seed) {
        return new TrainTest(Disc.of(POINTS, seed), Disc.of(POINTS, 1000 + seed));
    }

    /// The network with `activation` between its layers.
    static Supplier<Layer> net(Activation activation) {
        return net(Mlp.defaults().activation(activation));
    }

    /// The network with these options.
    static Supplier<Layer> net(Mlp.Options options) {
        return () -> Mlp.of(options, 2, 25, 25, 25, 1);
    }
}
