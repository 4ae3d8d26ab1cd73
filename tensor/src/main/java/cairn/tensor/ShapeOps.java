package cairn.tensor;

import cairn.tensor.ops.shape.ChannelShuffle;
import cairn.tensor.ops.shape.Contiguous;
import cairn.tensor.ops.shape.Diagonal;
import cairn.tensor.ops.shape.Expand;
import cairn.tensor.ops.shape.Flatten;
import cairn.tensor.ops.shape.Flip;
import cairn.tensor.ops.shape.Pad;
import cairn.tensor.ops.shape.Permute;
import cairn.tensor.ops.shape.PixelShuffle;
import cairn.tensor.ops.shape.Repeat;
import cairn.tensor.ops.shape.Reshape;
import cairn.tensor.ops.shape.Roll;
import cairn.tensor.ops.shape.Split;
import cairn.tensor.ops.shape.Squeeze;
import cairn.tensor.ops.shape.Triangle;
import cairn.tensor.ops.shape.Unfold;
import cairn.tensor.ops.shape.Unsqueeze;
import java.util.List;

/// Operations that change a tensor's geometry or type, not its numbers. Those said to be views share memory with their source.
public sealed interface ShapeOps permits Tensor {

    // ---- the same elements in another shape

    /// The same elements in row-major order under another shape; one size may be −1 and is worked out. A view where the elements lie
    /// evenly enough in memory, else a copy.
    ///
    /// @throws ShapeException if the number of elements would change
    default Tensor reshape(int... sizes) {
        return Reshape.of((Tensor) this, sizes);
    }

    /// [#reshape] to the shape of `other`. PyTorch: `reshape_as`.
    default Tensor reshapeAs(Tensor other) {
        return reshape(other.shape().dims());
    }

    /// As [#reshape], but always a view.
    ///
    /// @throws ShapeException if that would need a copy
    default Tensor view(int... sizes) {
        return Reshape.view((Tensor) this, sizes);
    }

    /// All dimensions as one. Shape: `[*] → [numel]`.
    default Tensor flatten() {
        return flatten(0, -1);
    }

    /// All dimensions from `start` on as one.
    default Tensor flatten(int start) {
        return flatten(start, -1);
    }

    /// Dimensions `start` to `end`, both included, as one.
    default Tensor flatten(int start, int end) {
        return Flatten.of((Tensor) this, start, end);
    }

    /// Dimension `dim` as several of the given sizes; one may be −1.
    default Tensor unflatten(int dim, int... sizes) {
        return Flatten.undo((Tensor) this, dim, sizes);
    }

    /// Without the given dimensions, where their size is 1; none given means all of size 1. A view.
    default Tensor squeeze(int... dims) {
        return Squeeze.of((Tensor) this, dims);
    }

    /// With a dimension of size 1 at `dim` of the result. A view.
    default Tensor unsqueeze(int dim) {
        return Unsqueeze.of((Tensor) this, dim);
    }

    /// This tensor, or a vector of one element if it is a scalar. PyTorch: `atleast_1d`.
    default Tensor atLeast1d() {
        Tensor x = (Tensor) this;
        return x.rank() >= 1 ? x : reshape(1);
    }

    /// This tensor, or a matrix of one row. PyTorch: `atleast_2d`.
    default Tensor atLeast2d() {
        Tensor x = (Tensor) this;
        return x.rank() >= 2 ? x : reshape(1, -1);
    }

    /// This tensor, a vector as `[1, n, 1]`, or a matrix as `[m, n, 1]`. PyTorch: `atleast_3d`.
    default Tensor atLeast3d() {
        Tensor x = (Tensor) this;
        return x.rank() >= 3 ? x : x.atLeast2d().unsqueeze(-1);
    }

    // ---- the dimensions in another order

    /// The dimensions in the given order. A view.
    default Tensor permute(int... order) {
        return Permute.of((Tensor) this, order);
    }

    /// Dimensions `a` and `b` exchanged. A view. PyTorch: `transpose`, `swapdims`.
    default Tensor transpose(int a, int b) {
        return Permute.swap((Tensor) this, a, b);
    }

    /// The last two dimensions exchanged. A view. PyTorch: `mT`.
    default Tensor transpose() {
        return transpose(-2, -1);
    }

    /// Dimension `from` moved to `to`, the others in their order. A view.
    default Tensor movedim(int from, int to) {
        return movedim(new int[] {from}, new int[] {to});
    }

    /// Dimensions `from[i]` moved to `to[i]`, the others in their order. A view.
    default Tensor movedim(int[] from, int[] to) {
        return Permute.move((Tensor) this, from, to);
    }

    // ---- repetition

    /// Dimensions of size 1 repeated and new leading ones added, without copying; −1 keeps a size. A view.
    default Tensor expand(int... sizes) {
        return Expand.of((Tensor) this, sizes);
    }

    /// [#expand] to the shape of `other`. PyTorch: `expand_as`.
    default Tensor expandAs(Tensor other) {
        return expand(other.shape().dims());
    }

    /// Dimensions of size 1 repeated and new leading ones added, without copying. A view. PyTorch: `broadcast_to`.
    default Tensor broadcastTo(int... sizes) {
        return Expand.of((Tensor) this, Shape.of(sizes));
    }

    /// The whole tensor `times[d]` times along dimension `d`; more counts than dimensions put new ones in front.
    default Tensor repeat(int... times) {
        return Repeat.of((Tensor) this, times);
    }

    /// As [#repeat], where counts missing in front are 1.
    default Tensor tile(int... times) {
        return Repeat.tile((Tensor) this, times);
    }

    /// Each element `times` times in a row, as a vector.
    default Tensor repeatInterleave(int times) {
        return Repeat.interleave(flatten(), times, 0);
    }

    /// Each place along `dim` `times` times in a row.
    default Tensor repeatInterleave(int times, int dim) {
        return Repeat.interleave((Tensor) this, times, dim);
    }

    /// Place `i` along `dim` `times[i]` times in a row.
    default Tensor repeatInterleave(Tensor times, int dim) {
        return Repeat.interleave((Tensor) this, times, dim);
    }

    // ---- parts

    /// Parts of `size` along `dim`, as views; the last one is smaller if they do not come out even.
    default List<Tensor> split(int size, int dim) {
        return Split.of((Tensor) this, size, dim);
    }

    /// Parts of the given sizes along `dim`, as views.
    default List<Tensor> split(int[] sizes, int dim) {
        return Split.of((Tensor) this, sizes, dim);
    }

    /// At most `count` parts of equal size along `dim`, as views; the last one may be smaller.
    default List<Tensor> chunk(int count, int dim) {
        return Split.chunk((Tensor) this, count, dim);
    }

    /// Exactly `count` parts along `dim`, as views; the first ones are one larger if they do not come out even.
    default List<Tensor> tensorSplit(int count, int dim) {
        return Split.evenly((Tensor) this, count, dim);
    }

    /// The parts before, between and after the given places along `dim`, as views.
    default List<Tensor> tensorSplit(int[] places, int dim) {
        return Split.at((Tensor) this, places, dim);
    }

    /// All windows of `size` places along `dim`, `step` apart, as a new last dimension. A view.
    default Tensor unfold(int dim, int size, int step) {
        return Unfold.of((Tensor) this, dim, size, step);
    }

    // ---- diagonals and triangles

    /// The main diagonal of the matrices that the first two dimensions span, as the last dimension. A view.
    default Tensor diagonal() {
        return diagonal(0, 0, 1);
    }

    /// The diagonal `offset` above the main one of the matrices that two dimensions span, as the last dimension. A view.
    default Tensor diagonal(int offset, int dim1, int dim2) {
        return Diagonal.of((Tensor) this, offset, dim1, dim2);
    }

    /// The main diagonal of this matrix, or zeros with this vector as their main diagonal.
    default Tensor diag() {
        return diag(0);
    }

    /// The diagonal `offset` above the main one of this matrix, or zeros with this vector as that diagonal.
    default Tensor diag(int offset) {
        return Diagonal.diag((Tensor) this, offset);
    }

    /// Matrices of zeros with the last dimension as their main diagonal. Shape: `[*, n] → [*, n, n]`.
    default Tensor diagEmbed() {
        return diagEmbed(0, -2, -1);
    }

    /// Matrices of zeros, spanned by two dimensions of the result, with the last dimension as the diagonal `offset` above the main one.
    default Tensor diagEmbed(int offset, int dim1, int dim2) {
        return Diagonal.embed((Tensor) this, offset, dim1, dim2);
    }

    /// What lies on and below the main diagonal; 0 above.
    default Tensor tril() {
        return tril(0);
    }

    /// What lies on and below the diagonal `offset` above the main one; 0 above.
    default Tensor tril(int offset) {
        return Triangle.lower((Tensor) this, offset);
    }

    /// What lies on and above the main diagonal; 0 below.
    default Tensor triu() {
        return triu(0);
    }

    /// What lies on and above the diagonal `offset` above the main one; 0 below.
    default Tensor triu(int offset) {
        return Triangle.upper((Tensor) this, offset);
    }

    // ---- the elements in another order

    /// The order along the given dimensions reversed.
    default Tensor flip(int... dims) {
        return Flip.of((Tensor) this, dims);
    }

    /// Columns reversed: dimension 1. PyTorch: `fliplr`.
    default Tensor fliplr() {
        return flip(1);
    }

    /// Rows reversed: dimension 0. PyTorch: `flipud`.
    default Tensor flipud() {
        return flip(0);
    }

    /// All elements shifted in row-major order; those pushed out come in again in front.
    default Tensor roll(int shift) {
        return Roll.of((Tensor) this, shift);
    }

    /// Elements shifted along `dim`; those pushed out come in again at the other end.
    default Tensor roll(int shift, int dim) {
        return Roll.of((Tensor) this, shift, dim);
    }

    /// Elements shifted by `shifts[i]` along `dims[i]`.
    default Tensor roll(int[] shifts, int[] dims) {
        return Roll.of((Tensor) this, shifts, dims);
    }

    /// Turned by `quarters` × 90° in the plane of two dimensions, from the first towards the second.
    default Tensor rot90(int quarters, int dim1, int dim2) {
        return Flip.turn((Tensor) this, quarters, dim1, dim2);
    }

    /// Channels turned into images finer by `factor`. Shape: `[*, c·r², h, w] → [*, c, h·r, w·r]`. PyTorch: `pixel_shuffle`.
    default Tensor pixelShuffle(int factor) {
        return PixelShuffle.of((Tensor) this, factor);
    }

    /// The opposite of [#pixelShuffle]. Shape: `[*, c, h·r, w·r] → [*, c·r², h, w]`.
    default Tensor pixelUnshuffle(int factor) {
        return PixelShuffle.undo((Tensor) this, factor);
    }

    /// Channels dealt out anew among `groups`: channel `i` of group `g` becomes channel `g` of group `i`. Shape: `[N, C, *] → [N, C, *]`.
    /// PyTorch: `channel_shuffle`.
    default Tensor channelShuffle(int groups) {
        return ChannelShuffle.of((Tensor) this, groups);
    }

    // ---- borders

    /// Enlarged by zeros, or cropped where an amount is negative.
    ///
    /// @param amounts pairs (before, after), the last dimension first
    default Tensor pad(int... amounts) {
        return Pad.of((Tensor) this, Padding.ZERO, amounts);
    }

    /// Enlarged by what `padding` says, or cropped where an amount is negative. PyTorch: `torch.nn.functional.pad`.
    ///
    /// @param amounts pairs (before, after), the last dimension first
    default Tensor pad(Padding padding, int... amounts) {
        return Pad.of((Tensor) this, padding, amounts);
    }

    // ---- memory

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
