package cairn.tensor.plan;

import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a recorded step sees of its inputs: windows that are moved over the memory of whatever tensors it is given next.
///
/// Tensors fit if they have the same sizes, strides and types and carry no gradient, and if gradients are recorded as they were.
final class Inputs {
    private final List<ArrayTensor> windows;
    private final boolean recording;

    /// Windows for tensors like `given`, which look at nothing yet.
    Inputs(Tensor[] given) {
        windows = Arrays.stream(given)
                .map(t -> new ArrayTensor(ArrayTensor.view(t).window()))
                .toList();
        recording = Autograd.isRecording();
    }

    List<ArrayTensor> windows() {
        return windows;
    }

    boolean fit(Tensor[] given) {
        if (recording != Autograd.isRecording()) return false;
        for (int i = 0; i < windows.size(); i++) {
            ArrayTensor t = ArrayTensor.of(given[i]);
            if (t.isTracked() || !windows.get(i).view().isLike(t.view())) return false;
        }
        return true;
    }

    /// Moves the windows to `given`, which fit.
    void lookAt(Tensor[] given) {
        for (int i = 0; i < windows.size(); i++) windows.get(i).view().lookAt(ArrayTensor.view(given[i]));
    }

    @Override
    public String toString() {
        return windows.stream().map(w -> w.dtype() + " " + w.shape()).collect(Collectors.joining(", "));
    }
}
