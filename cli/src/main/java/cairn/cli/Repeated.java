package cairn.cli;

import cairn.data.Dataset;
import cairn.nn.Layer;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import cairn.viz.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Pictures beside what a network that repeats its input makes of them.
final class Repeated {
    private static final int MOST = 12;

    private Repeated() {}

    /// The first pictures as the network takes them, each followed by its reconstruction; none if the samples are no pictures. The network
    /// is in use, rather than in training, afterwards.
    ///
    /// @param samples as they are before the model's preparation
    static List<Shown> pictures(Layer model, ModelCard card, Dataset samples) {
        int[] shape = card.shape();
        if (shape.length != 3 || (shape[0] != 1 && shape[0] != 3)) return List.of();
        Tensor x = samples.take(MOST).map(card.preparation()).all().x(); // [N, C, H, W]
        model.eval();
        Tensor y = Autograd.noGrad(() -> model.forward(x));
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < x.size(0); i++) {
            Tensor before = x.select(0, i);
            Tensor after = y.select(0, i);
            shown.add(new Shown(before, "sample " + (i + 1), ""));
            shown.add(new Shown(within(after, before), error(after, before), ""));
        }
        return shown;
    }

    /// Values that the network put outside the range of the picture would make all others paler.
    private static Tensor within(Tensor after, Tensor before) {
        return after.clamp(before.min().item(), before.max().item());
    }

    private static String error(Tensor after, Tensor before) {
        return String.format(
                Locale.ROOT, "error %.4f", after.sub(before).square().mean().item());
    }
}
