package cairn.tensor.ops.sequence;

import cairn.tensor.TimeSteps;
import cairn.tensor.engine.Launch;
import cairn.tensor.kernels.Team;

/// A launch that goes through time step by step. Threads share the units of a step, and begin the next one when all have ended.
interface StepLaunch extends Launch, Team.Task {
    /// So many multiply-adds take the time of passing over one array element.
    int PRODUCTS_PER_ELEMENT = 16;

    TimeSteps steps();

    /// The multiply-adds of one row.
    long rowProducts();

    /// The number of units that threads share.
    int units();

    @Override
    default long multiplyAdds() {
        return steps().rows() * rowProducts();
    }

    /// Lets the team do one step with `size` rows.
    default void share(int size) {
        int parts = Team.partsFor(size * (rowProducts() / PRODUCTS_PER_ELEMENT + 8L * units()));
        Team.run(this, Math.min(parts, Math.ceilDiv(units(), Panels.WIDTH)));
    }

    /// Where part `index` of `count` of `units` begins.
    static int cut(int units, int index, int count) {
        return Team.cut(units, Panels.WIDTH, index, count);
    }
}
