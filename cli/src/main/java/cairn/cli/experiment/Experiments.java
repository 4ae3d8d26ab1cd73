package cairn.cli.experiment;

import java.util.List;
import java.util.Optional;

/// All experiments.
public final class Experiments {
    private static final List<Experiment> ALL = List.of(
            new FashionUsage(),
            new CatPictures(),
            new DiscActivations(),
            new DiscOptimizers(),
            new DiscLosses(),
            new DiscVsPyTorch(),
            new DiscNetworks(),
            new Boston(),
            new Initialisation(),
            new Imbalanced());

    private Experiments() {}

    /// All of them, in the order of the sources.
    public static List<Experiment> all() {
        return ALL;
    }

    /// The one called `name`.
    public static Optional<Experiment> named(String name) {
        return ALL.stream().filter(e -> e.name().equals(name)).findFirst();
    }
}
