package cairn.tensor;

import cairn.tensor.ops.shape.Contiguous;
import cairn.tensor.ops.shape.Expand;
import cairn.tensor.ops.shape.Permute;
import cairn.tensor.ops.shape.Reshape;

/// Operations that change a tensor's geometry or type, not its numbers. Most return views that share memory with their source.
public sealed interface ShapeOps permits Tensor {

    /// The same elements under another shape; one size may be −1 and is worked out. A view where this tensor is contiguous.
    default Tensor reshape(int... sizes) {
        return Reshape.of((Tensor) this, sizes);
    }

    /// The dimensions in the given order. A view.
    default Tensor permute(int... order) {
        return Permute.of((Tensor) this, order);
    }

    /// Dimensions `a` and `b` exchanged. A view.
    default Tensor transpose(int a, int b) {
        return Permute.swap((Tensor) this, a, b);
    }

    /// The last two dimensions exchanged. A view. PyTorch: `mT`.
    default Tensor transpose() {
        return transpose(-2, -1);
    }

    /// Dimensions of size 1 repeated to the given shape, without copying. PyTorch: `broadcast_to`.
    default Tensor broadcastTo(int... sizes) {
        return Expand.of((Tensor) this, Shape.of(sizes));
    }

    /// This tensor if it is in row-major order without gaps, else a copy that is.
    default Tensor contiguous() {
        Tensor x = (Tensor) this;
        return x.isContiguous() ? x : Contiguous.copy(x, x.dtype());
    }

    /// A copy with memory of its own. PyTorch: `clone`.
    default Tensor copy() {
        Tensor x = (Tensor) this;
        return Contiguous.copy(x, x.dtype());
    }

    /// This tensor in another type: itself if it has it already.
    default Tensor to(DType dtype) {
        Tensor x = (Tensor) this;
        return x.dtype() == dtype ? x : Contiguous.copy(x, dtype);
    }
}
