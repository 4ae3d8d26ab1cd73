package cairn.testkit.layers;

import cairn.nn.AlphaDropout;
import cairn.nn.Dropout;
import cairn.nn.Dropout1d;
import cairn.nn.Dropout2d;
import cairn.nn.Dropout3d;
import cairn.nn.FeatureAlphaDropout;
import cairn.nn.Layer;
import cairn.testkit.LayerCase;
import java.util.List;
import java.util.function.Supplier;

/// The rows of the layers that drop.
final class DropoutRows {
    static final List<LayerCase> ROWS = List.of(
            row(() -> new Dropout(0.3), "new Dropout(0.3)", 4, 6),
            row(() -> new Dropout1d(0.3), "new Dropout1d(0.3)", 4, 6, 2),
            row(Dropout1d::new, "new Dropout1d(0.5)", 6, 2),
            row(() -> new Dropout2d(0.3), "new Dropout2d(0.3)", 4, 6, 2, 2),
            row(Dropout2d::new, "new Dropout2d(0.5)", 4, 6, 2),
            row(() -> new Dropout3d(0.3), "new Dropout3d(0.3)", 2, 6, 2, 1, 2),
            row(Dropout3d::new, "new Dropout3d(0.5)", 6, 2, 1, 2),
            row(() -> new AlphaDropout(0.3), "new AlphaDropout(0.3)", 4, 6),
            row(() -> new FeatureAlphaDropout(0.3), "new FeatureAlphaDropout(0.3)", 4, 6, 2));

    private DropoutRows() {}

    private static LayerCase row(Supplier<Layer> make, String printed, int... input) {
        return LayerCase.of(make, input).differsInTraining().prints(printed);
    }
}
