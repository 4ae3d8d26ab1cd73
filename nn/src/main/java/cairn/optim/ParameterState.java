package cairn.optim;

import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Cell;
import cairn.tensor.engine.View;
import java.util.ArrayList;
import java.util.List;

/// What an optimizer keeps for one parameter: how many steps it took, and tensors of the parameter's shape such as momentum.
///
/// A step kernel sees the arrays through this class: parameter, gradient and slots, each with the position of its first element.
final class ParameterState implements Cell {
    final List<Tensor> slots = new ArrayList<>();
    private final View parameter;
    private View gradient;
    private long step;

    ParameterState(Tensor parameter) {
        this.parameter = ArrayTensor.view(parameter);
        this.gradient = this.parameter; // until the first step brings one
    }

    /// The number of this step, from 1.
    long step() {
        return step;
    }

    void step(long taken) {
        step = taken;
    }

    @Override
    public Long state() {
        return step;
    }

    @Override
    public void restore(Object state) {
        step = (Long) state;
    }

    View parameterView() {
        return parameter;
    }

    /// Sets the gradient that the coming step reads.
    void gradient(View g) {
        gradient = g;
    }

    float[] p() {
        return parameter.buffer().floats();
    }

    int pAt() {
        return parameter.start();
    }

    float[] g() {
        return gradient.buffer().floats();
    }

    int gAt() {
        return gradient.start();
    }

    float[] slot(int i) {
        return ArrayTensor.view(slots.get(i)).buffer().floats();
    }

    int slotAt(int i) {
        return ArrayTensor.view(slots.get(i)).start();
    }
}
