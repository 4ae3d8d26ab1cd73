package cairn.tensor.ops.index;

import cairn.tensor.DType;
import cairn.tensor.Saved;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Vectors that are 1 at the place of a label and 0 elsewhere. Shape: `[*] → [*, classes]`, I64.
public final class OneHot {
    private OneHot() {}

    /// One vector for each label.
    ///
    /// @param classes −1 for one more than the largest label, which the program then reads
    public static Tensor of(Tensor labels, int classes) {
        int count = classes == -1 ? largest(labels) + 1 : classes;
        if (count < 1)
            throw ShapeException.of("oneHot", "the number of classes must be positive, or -1 to work it out", classes);
        int[] sizes = Arrays.copyOf(labels.shape().dims(), labels.rank() + 1);
        sizes[labels.rank()] = count;
        Places.check("oneHot", labels, labels.rank(), count);
        Tensor index = labels.unsqueeze(-1);
        Places places = new Places(Saved.of(index), labels.rank(), index.shape(), false);
        Tensor y = Tensor.zeros(DType.I64, sizes);
        View ones = ArrayTensor.view(Tensor.scalarLong(1)).expand(places.shape());
        places.scatter(ScatterLaunch.Mode.SET, ArrayTensor.view(y), ones);
        return y;
    }

    private static int largest(Tensor labels) {
        if (labels.numel() == 0)
            throw ShapeException.of("oneHot", "no label shows the number of classes", labels.shape(), "Pass it.");
        return Math.toIntExact(Arrays.stream(labels.toLongArray()).max().orElseThrow());
    }
}
