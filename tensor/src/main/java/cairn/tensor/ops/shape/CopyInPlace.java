package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// A tensor's elements overwritten with those of another, converted and broadcast. Not differentiable.
public final class CopyInPlace {
    private CopyInPlace() {}

    public static Tensor of(Tensor x, Tensor source) {
        if (!source.shape().broadcastsTo(x.shape()))
            throw ShapeException.of(
                    "copyInPlace",
                    "the source's sizes, aligned at the end, must be equal to x's or 1",
                    source.shape() + " → " + x.shape());
        if (Autograd.isRecording() && (x.isTracked() || source.isTracked()))
            throw new IllegalStateException("copyInPlace: a tracked tensor cannot be changed in place while recording; "
                    + "wrap the change in Autograd.noGrad(…), or use the values in a new tensor.");
        View to = ArrayTensor.view(x);
        View from = ArrayTensor.view(source);
        if (from.buffer() == to.buffer()) from = ArrayTensor.view(source.copy());
        Engine.launch(new Copy(from.expand(to.shape()), to));
        to.buffer().touch();
        return x;
    }
}
