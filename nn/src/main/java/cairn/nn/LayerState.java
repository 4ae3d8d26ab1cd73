package cairn.nn;

import cairn.tensor.engine.Assumption;
import cairn.tensor.engine.Engine;

/// What a recorded step relies on in a layer: its mode, and that no hook of the program is called on the way.
final class LayerState {
    private LayerState() {}

    static void modeRead(Layer layer, boolean training) {
        if (Engine.isRecorded()) Engine.assume(new Mode(layer, training));
    }

    static void modeSet(boolean before, boolean after) {
        if (before != after) Engine.unrepeatable("switches a layer between training and use");
    }

    static void called(Layer layer) {
        if (!Engine.isRecorded()) return;
        if (layer.hasHooks()) Engine.unrepeatable("calls the hooks of a layer");
        Engine.assume(new Unhooked(layer));
    }

    private record Mode(Layer layer, boolean training) implements Assumption {
        @Override
        public boolean holds() {
            return layer.isTraining() == training;
        }
    }

    private record Unhooked(Layer layer) implements Assumption {
        @Override
        public boolean holds() {
            return !layer.hasHooks();
        }
    }
}
