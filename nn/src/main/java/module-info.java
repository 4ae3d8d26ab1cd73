import org.jspecify.annotations.NullMarked;

/// Layers, losses and optimizers, under PyTorch's names.
@NullMarked
module cairn.nn {
    requires static org.jspecify;
    requires transitive cairn.tensor;

    exports cairn.nn;
    exports cairn.nn.init;
    exports cairn.nn.loss;
    exports cairn.nn.model;
    exports cairn.optim;
    exports cairn.optim.schedule;

    uses cairn.nn.LayerProvider;

    provides cairn.nn.LayerProvider with
            cairn.nn.model.ModelLayers;

    // Plans compare launches component by component.
    opens cairn.optim to
            cairn.tensor;
    opens cairn.nn.loss to
            cairn.tensor;
}
