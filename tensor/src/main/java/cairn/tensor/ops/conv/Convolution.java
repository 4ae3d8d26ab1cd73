package cairn.tensor.ops.conv;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.View;

/// A convolution between tensors of known shapes: what its three operations, each a part of the gradient of the others,
/// have in common.
///
/// @param sizes what the kernels know
/// @param input `[N, C, …]` or `[C, …]`
/// @param weight `[O, C/groups, …]`
/// @param output `[N, O, …]` or `[O, …]`
record Convolution(ConvShape sizes, Shape input, Shape weight, Shape output) {
    /// The number of spatial dims.
    int dims() {
        return weight.rank() - 2;
    }

    /// The memory of an input or output as `[N, C, D, H, W]`.
    View pictures(Tensor t) {
        return pictures(ArrayTensor.view(t), dims());
    }

    /// `[N, C, …]` or `[C, …]` with `dims` spatial dims as `[N, C, D, H, W]`.
    static View pictures(View v, int dims) {
        int[] sizes = {1, 1, 1, 1, 1};
        int[] steps = new int[5];
        for (int d = 1; d <= dims; d++) {
            sizes[5 - d] = v.size(v.rank() - d);
            steps[5 - d] = v.stride(v.rank() - d);
        }
        int channel = v.rank() - dims - 1;
        sizes[1] = v.size(channel);
        steps[1] = v.stride(channel);
        if (channel > 0) {
            sizes[0] = v.size(0);
            steps[0] = v.stride(0);
        }
        return v.at(v.offset(), sizes, steps);
    }

    /// The dims of an output's gradient over which a bias's is summed.
    static int[] allButChannels(Shape pictures, int dims) {
        int channel = pictures.rank() - dims - 1;
        int[] rest = new int[pictures.rank() - 1];
        for (int d = 0; d < rest.length; d++) rest[d] = d < channel ? d : d + 1;
        return rest;
    }
}
