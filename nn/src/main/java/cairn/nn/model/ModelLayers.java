package cairn.nn.model;

import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.LayerProvider;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Makes the architectures of this package known to [cairn.nn.Layers], so that saved models are rebuilt.
public final class ModelLayers implements LayerProvider {
    /// Called by [java.util.ServiceLoader].
    public ModelLayers() {}

    @Override
    public Map<String, Function<LayerConfig, Layer>> factories() {
        Map<String, Function<LayerConfig, Layer>> all = new TreeMap<>();
        all.put("Autoencoder", Autoencoder::from);
        all.put("BasicBlock", BasicBlock::from);
        all.put("CharLSTM", CharLSTM::from);
        all.put("Gpt", Gpt::from);
        all.put("InvertedResidual", InvertedResidual::from);
        all.put("Vae", Vae::from);
        return all;
    }
}
