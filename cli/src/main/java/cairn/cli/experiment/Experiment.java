package cairn.cli.experiment;

/// A figure, table or program of the sources, done again.
public interface Experiment {
    /// What it is asked for by, such as `disc-optimizers`.
    String name();

    /// What it shows, in one sentence.
    String shows();

    /// Which document prints what it is compared with, and where.
    String source();

    /// Does it.
    void run(Lab lab);
}
