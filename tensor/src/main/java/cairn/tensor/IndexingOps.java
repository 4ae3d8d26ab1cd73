package cairn.tensor;

import cairn.tensor.engine.Creation;
import cairn.tensor.ops.index.Embedding;
import cairn.tensor.ops.index.EmbeddingBag;
import cairn.tensor.ops.index.Gather;
import cairn.tensor.ops.index.IndexSelect;
import cairn.tensor.ops.index.Indexing;
import cairn.tensor.ops.index.Masked;
import cairn.tensor.ops.index.Multinomial;
import cairn.tensor.ops.index.NonZero;
import cairn.tensor.ops.index.OneHot;
import cairn.tensor.ops.index.ScatterReduce;
import cairn.tensor.ops.index.Take;
import cairn.tensor.ops.shape.Diagonal;
import cairn.tensor.ops.shape.Select;
import cairn.tensor.ops.shape.Slice;
import cairn.tensor.ops.shape.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operations that pick elements out, or put them in.
///
/// Indices are I64 tensors. An index outside its dimension is refused before anything is written.
public sealed interface IndexingOps permits Tensor {

    // ---- by place

    /// The part of this tensor that the indices describe, as NumPy's square brackets do: a view, unless an index tensor picks.
    ///
    /// ```java
    /// Tensor firstColumn = x.get(Index.all(), Index.at(0));
    /// ```
    ///
    /// @throws ShapeException if there are more indices than dimensions or a place does not exist
    default Tensor get(Index... indices) {
        return Indexing.get((Tensor) this, indices);
    }

    /// The part at the given places along the first dimensions, which disappear: a view.
    default Tensor get(int... places) {
        return Indexing.get((Tensor) this, places);
    }

    /// Puts `values`, broadcast and converted to this tensor's type, at the described places of this tensor's memory, and returns this
    /// tensor. Where a place is named several times, the last value stays.
    ///
    /// @throws IllegalStateException if gradients flow through either tensor while recording; see [#indexPut]
    default Tensor set(Tensor values, Index... indices) {
        return Indexing.set((Tensor) this, values, indices);
    }

    /// Puts `value` at the described places of this tensor's memory, and returns this tensor.
    default Tensor set(double value, Index... indices) {
        return Indexing.set((Tensor) this, constant(value), indices);
    }

    /// Puts `value` at the given places along the first dimensions of this tensor's memory, and returns this tensor.
    default Tensor set(double value, int... places) {
        return Indexing.set((Tensor) this, constant(value), places);
    }

    /// A copy with `values`, broadcast, at the described places. Differentiable. PyTorch: `index_put`.
    default Tensor indexPut(Tensor values, Index... indices) {
        return Indexing.put((Tensor) this, values, indices);
    }

    /// A copy with `values`, broadcast, added at the described places, several times where a place is named several times.
    /// Differentiable. PyTorch: `index_put(…, accumulate=True)`.
    default Tensor indexPutAdd(Tensor values, Index... indices) {
        return Indexing.add((Tensor) this, values, indices);
    }

    /// The elements at place `index` along `dim`, which disappears: a view.
    default Tensor select(int dim, int index) {
        return Select.of((Tensor) this, dim, index);
    }

    /// `length` places from `start` on along `dim`: a view.
    default Tensor narrow(int dim, int start, int length) {
        return Slice.narrow((Tensor) this, dim, start, length);
    }

    /// The places from `from` up to but excluding `to` along `dim`, with Python's rules for negative ends and ends outside: a view.
    default Tensor slice(int dim, int from, int to) {
        return slice(dim, from, to, 1);
    }

    /// Every `step`-th of the places from `from` up to but excluding `to` along `dim`: a view.
    default Tensor slice(int dim, int from, int to, int step) {
        return Slice.of((Tensor) this, dim, from, to, step);
    }

    /// All places along `dim`, which disappears, as views.
    default List<Tensor> unbind(int dim) {
        return Split.unbind((Tensor) this, dim);
    }

    /// A copy with `source` at place `index` along `dim`.
    default Tensor selectScatter(Tensor source, int dim, int index) {
        return Select.scatter((Tensor) this, source, dim, index);
    }

    /// A copy with `source` at every `step`-th place from `from` up to but excluding `to` along `dim`.
    default Tensor sliceScatter(Tensor source, int dim, int from, int to, int step) {
        return Slice.scatter((Tensor) this, source, dim, from, to, step);
    }

    /// A copy with `source` on the diagonal `offset` above the main one of the matrices that two dimensions span.
    default Tensor diagonalScatter(Tensor source, int offset, int dim1, int dim2) {
        return Diagonal.scatter((Tensor) this, source, offset, dim1, dim2);
    }

    // ---- by an index along one dimension

    /// The places along `dim` that the vector `index` names. Shape: `[*, n, *], [k] → [*, k, *]`.
    default Tensor indexSelect(int dim, Tensor index) {
        return IndexSelect.of((Tensor) this, dim, index);
    }

    /// A copy with `source` added at the places along `dim` that the vector `index` names.
    default Tensor indexAdd(int dim, Tensor index, Tensor source) {
        return indexAdd(dim, index, source, 1);
    }

    /// A copy with `alpha · source` added at the places along `dim` that the vector `index` names.
    default Tensor indexAdd(int dim, Tensor index, Tensor source, double alpha) {
        return IndexSelect.add((Tensor) this, dim, index, source, alpha);
    }

    /// A copy with `source` at the places along `dim` that the vector `index` names.
    default Tensor indexCopy(int dim, Tensor index, Tensor source) {
        return IndexSelect.copy((Tensor) this, dim, index, source);
    }

    /// A copy with `value` at the places along `dim` that the vector `index` names.
    default Tensor indexFill(int dim, Tensor index, double value) {
        return indexFill(dim, index, constant(value));
    }

    /// A copy with the scalar `value` at the places along `dim` that the vector `index` names.
    default Tensor indexFill(int dim, Tensor index, Tensor value) {
        return IndexSelect.fill((Tensor) this, dim, index, value);
    }

    /// The rows that `index` names, of this table. Shape: `[n, d], index [*] → [*, d]`. PyTorch: `torch.nn.functional.embedding`.
    default Tensor embedding(Tensor index) {
        return Embedding.of((Tensor) this, index);
    }

    /// The rows that `index` names, of this table, where row `padding` gets no gradient.
    default Tensor embedding(Tensor index, int padding) {
        return Embedding.of((Tensor) this, index, padding, false);
    }

    /// The rows that `index` names, of this table.
    ///
    /// @param padding a row that gets no gradient, from the end if negative; null for none
    /// @param scaleGradByFreq whether the gradient of a row is divided by how often `index` names it
    default Tensor embedding(Tensor index, @Nullable Integer padding, boolean scaleGradByFreq) {
        return Embedding.of((Tensor) this, index, padding, scaleGradByFreq);
    }

    /// The rows of this table that `index` names, put together bag by bag.
    ///
    /// Shape: `[n, d], index [B, L] → [B, d]`; `[n, d], index [K], offsets [B] → [B, d]`. PyTorch:
    /// `torch.nn.functional.embedding_bag`.
    ///
    /// @param offsets where each bag begins in a vector of indices, ascending from 0; null for a matrix, whose rows are bags
    /// @param weights what each row is multiplied by, of the shape of `index`; null for 1. For sums only
    default Tensor embeddingBag(Tensor index, @Nullable Tensor offsets, @Nullable Tensor weights, Bags how) {
        return EmbeddingBag.of((Tensor) this, index, offsets, weights, how);
    }

    // ---- by an index of each element's own

    /// Elements picked along `dim`, each by its own index: along dimension 1, `y[i, j] = x[i, index[i, j]]`. Shape: that of the index.
    default Tensor gather(int dim, Tensor index) {
        return Gather.of((Tensor) this, dim, index);
    }

    /// [#gather] where sizes of 1 are repeated along the other dimensions.
    default Tensor takeAlongDim(Tensor index, int dim) {
        return Gather.alongDim((Tensor) this, index, dim);
    }

    /// A copy with `source` put in along `dim`: along dimension 1, `y[i, index[i, j]] = source[i, j]`. Of several values for one place
    /// the last stays.
    default Tensor scatter(int dim, Tensor index, Tensor source) {
        return Gather.scatter((Tensor) this, dim, index, source);
    }

    /// A copy with `value` at the places along `dim` that the index names.
    default Tensor scatter(int dim, Tensor index, double value) {
        return Gather.scatter((Tensor) this, dim, index, value);
    }

    /// A copy with `source` added along `dim`: along dimension 1, `y[i, index[i, j]] += source[i, j]`.
    default Tensor scatterAdd(int dim, Tensor index, Tensor source) {
        return Gather.scatterAdd((Tensor) this, dim, index, source);
    }

    /// A copy where all values that meet at one place along `dim` are combined.
    ///
    /// @param includeSelf whether the elements of this tensor take part; PyTorch's default is true
    default Tensor scatterReduce(int dim, Tensor index, Tensor source, ScatterMode mode, boolean includeSelf) {
        return ScatterReduce.of((Tensor) this, dim, index, source, mode, includeSelf);
    }

    /// The elements with the given numbers in row-major order; negative numbers count from the end. Shape: that of the index.
    default Tensor take(Tensor index) {
        return Take.of((Tensor) this, index);
    }

    /// A copy with the elements of `source` at the given numbers in row-major order.
    ///
    /// @param accumulate whether they are added to what is there
    default Tensor put(Tensor index, Tensor source, boolean accumulate) {
        return Take.put((Tensor) this, index, source, accumulate);
    }

    // ---- by a mask, and where something is

    /// `value` where the BOOL tensor `mask` is true, else this tensor. Shape: `[*], mask [*] → [*]`, broadcast.
    default Tensor maskedFill(Tensor mask, double value) {
        return maskedFill(mask, constant(value));
    }

    /// The scalar `value` where the BOOL tensor `mask` is true, else this tensor.
    default Tensor maskedFill(Tensor mask, Tensor value) {
        return Masked.fill((Tensor) this, mask, value);
    }

    /// The elements where the BOOL tensor `mask` is true, in row-major order. Shape: `[*], mask [*] → [count]`, broadcast.
    default Tensor maskedSelect(Tensor mask) {
        return Masked.select((Tensor) this, mask);
    }

    /// The first elements of `source` where the BOOL tensor `mask` is true, in row-major order, else this tensor.
    default Tensor maskedScatter(Tensor mask, Tensor source) {
        return Masked.scatter((Tensor) this, mask, source);
    }

    /// The coordinates of the elements that are not 0, in row-major order. Shape: `[*] → [count, rank]`. PyTorch: `nonzero`, `argwhere`.
    default Tensor nonzero() {
        return NonZero.of((Tensor) this);
    }

    /// The coordinates of the elements that are not 0, a vector for each dimension. PyTorch: `where(condition)`.
    default List<Tensor> where() {
        return NonZero.coordinates((Tensor) this);
    }

    /// Vectors that are 1 at the place of this label and 0 elsewhere, as I64. Shape: `[*] → [*, classes]`.
    ///
    /// @param classes −1 for one more than the largest label
    default Tensor oneHot(int classes) {
        return OneHot.of((Tensor) this, classes);
    }

    /// `count` places drawn for each row with probabilities proportional to the row's weights, as I64.
    /// Shape: `[*, n] → [*, count]`, at most two dims.
    ///
    /// @param replacement whether a place can be drawn again
    default Tensor multinomial(int count, boolean replacement) {
        return multinomial(Rng.current(), count, replacement);
    }

    /// [#multinomial(int, boolean)] with draws from `rng`.
    default Tensor multinomial(Rng rng, int count, boolean replacement) {
        return Multinomial.of((Tensor) this, rng, count, replacement);
    }

    /// `value` as a scalar of this tensor's type.
    private Tensor constant(double value) {
        return Creation.full(((Tensor) this).dtype(), value, Shape.SCALAR);
    }
}
