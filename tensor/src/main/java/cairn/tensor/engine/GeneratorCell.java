package cairn.tensor.engine;

import cairn.tensor.Rng;

/// The position of a random generator.
public record GeneratorCell(Rng rng) implements Cell {
    @Override
    public Rng.State state() {
        return rng.state();
    }

    @Override
    public void restore(Object state) {
        rng.state((Rng.State) state);
    }
}
