package cairn.tensor.ops.index;

import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;
import java.util.List;

/// Regions of regions: each step is taken within the step before.
record Chain(List<Region> steps) implements Region {
    @Override
    public View in(View x) {
        View v = x;
        for (Region step : steps) v = step.in(v);
        return v;
    }
}
