package cairn.nn;

import cairn.tensor.Tensor;

/// The second part of a transformer's layer: `linear2(dropout(activation(linear1(x))))`.
record Feedforward(Linear linear1, Layer activation, Dropout dropout, Linear linear2) {
    Tensor of(Tensor x) {
        return linear2.forward(dropout.forward(activation.forward(linear1.forward(x))));
    }
}
