package cairn.tensor;

import cairn.tensor.ops.order.Distinct;
import cairn.tensor.ops.order.Extremum;
import cairn.tensor.ops.order.Histogram;
import cairn.tensor.ops.order.Quantile;
import cairn.tensor.ops.order.Rank;
import cairn.tensor.ops.order.Running;
import cairn.tensor.ops.order.SearchSorted;
import cairn.tensor.ops.order.Sort;
import cairn.tensor.ops.order.TopK;
import cairn.tensor.ops.reduce.Dims;
import cairn.tensor.ops.reduce.Extreme;

/// Operations that compare elements with each other: greatest, sorted, ranked, distinct.
///
/// Those that choose elements along a dimension give a [Selection]: the values, through which gradients flow, and their positions.
public sealed interface OrderOps permits Tensor {

    // ---- greatest and smallest

    /// The greatest element of all; NaN if one is. Equal elements share the gradient.
    default Tensor max() {
        Tensor x = (Tensor) this;
        return Extreme.max("max", x, Dims.of("max", x.shape(), new int[0], false));
    }

    /// The greatest element along `dim` and its position: the first of equals.
    default Selection max(int dim) {
        return max(false, dim);
    }

    /// The greatest element along `dim` and its position; `keepDim` leaves size 1 behind.
    default Selection max(boolean keepDim, int dim) {
        return Extremum.max((Tensor) this, dim, keepDim);
    }

    /// The smallest element of all; NaN if one is. Equal elements share the gradient.
    default Tensor min() {
        Tensor x = (Tensor) this;
        return Extreme.min("min", x, Dims.of("min", x.shape(), new int[0], false));
    }

    /// The smallest element along `dim` and its position: the first of equals.
    default Selection min(int dim) {
        return min(false, dim);
    }

    /// The smallest element along `dim` and its position; `keepDim` leaves size 1 behind.
    default Selection min(boolean keepDim, int dim) {
        return Extremum.min((Tensor) this, dim, keepDim);
    }

    /// The position of the greatest of all elements, in row-major order: the first of equals.
    default Tensor argmax() {
        return Extremum.position("argmax", true, (Tensor) this, false);
    }

    /// The position of the greatest element along `dim`: the first of equals.
    default Tensor argmax(int dim) {
        return argmax(false, dim);
    }

    /// The position of the greatest element along `dim`; `keepDim` leaves size 1 behind.
    default Tensor argmax(boolean keepDim, int dim) {
        return Extremum.position("argmax", true, (Tensor) this, dim, keepDim);
    }

    /// The position of the smallest of all elements, in row-major order: the first of equals.
    default Tensor argmin() {
        return Extremum.position("argmin", false, (Tensor) this, false);
    }

    /// The position of the smallest element along `dim`: the first of equals.
    default Tensor argmin(int dim) {
        return argmin(false, dim);
    }

    /// The position of the smallest element along `dim`; `keepDim` leaves size 1 behind.
    default Tensor argmin(boolean keepDim, int dim) {
        return Extremum.position("argmin", false, (Tensor) this, dim, keepDim);
    }

    /// The greatest element up to each place along `dim` and its position: the last of equals.
    default Selection cumMax(int dim) {
        return Running.max((Tensor) this, dim);
    }

    /// The smallest element up to each place along `dim` and its position: the last of equals.
    default Selection cumMin(int dim) {
        return Running.min((Tensor) this, dim);
    }

    // ---- sorted

    /// The elements along `dim` in ascending order, and where each came from. Equal elements keep their order; NaN comes last.
    default Selection sort(int dim) {
        return sort(dim, false);
    }

    /// The elements along `dim` in order, and where each came from. Equal elements keep their order; NaN counts as the greatest.
    default Selection sort(int dim, boolean descending) {
        return Sort.of((Tensor) this, dim, descending);
    }

    /// The positions of the elements along `dim` in ascending order.
    default Tensor argsort(int dim) {
        return argsort(dim, false);
    }

    /// The positions of the elements along `dim` in order.
    default Tensor argsort(int dim, boolean descending) {
        return Sort.positions((Tensor) this, dim, descending);
    }

    /// The elements along the first dimension in ascending order.
    default Tensor msort() {
        return sort(0).values();
    }

    /// The `k` greatest elements of the last dimension, greatest first, and their positions.
    default Selection topK(int k) {
        return topK(k, -1, true);
    }

    /// The `k` greatest elements along `dim`, greatest first, and their positions.
    default Selection topK(int k, int dim) {
        return topK(k, dim, true);
    }

    /// The `k` greatest, or smallest, elements along `dim`, best first, and their positions.
    default Selection topK(int k, int dim, boolean greatest) {
        return TopK.of((Tensor) this, k, dim, greatest);
    }

    // ---- ranked

    /// The `k`-th smallest element along `dim`, counted from 1, and its position.
    default Selection kthValue(int k, int dim) {
        return kthValue(k, false, dim);
    }

    /// The `k`-th smallest element along `dim`, counted from 1, and its position; `keepDim` leaves size 1 behind.
    default Selection kthValue(int k, boolean keepDim, int dim) {
        return Rank.kth((Tensor) this, k, dim, keepDim);
    }

    /// The median of all elements: the lower of two in the middle; NaN if an element is. Equal elements share the gradient.
    default Tensor median() {
        return Rank.median((Tensor) this);
    }

    /// The median along `dim`, the lower of two in the middle, and its position.
    default Selection median(int dim) {
        return median(false, dim);
    }

    /// The median along `dim`, the lower of two in the middle, and its position; `keepDim` leaves size 1 behind.
    default Selection median(boolean keepDim, int dim) {
        return Rank.median((Tensor) this, dim, keepDim);
    }

    /// The median of all elements that are not NaN.
    default Tensor nanMedian() {
        return Rank.nanMedian((Tensor) this);
    }

    /// The median along `dim` of the elements that are not NaN, and its position.
    default Selection nanMedian(int dim) {
        return nanMedian(false, dim);
    }

    /// The median along `dim` of the elements that are not NaN, and its position; `keepDim` leaves size 1 behind.
    default Selection nanMedian(boolean keepDim, int dim) {
        return Rank.nanMedian((Tensor) this, dim, keepDim);
    }

    /// The most frequent element along `dim`, the smallest of those equally frequent, and its last position.
    default Selection mode(int dim) {
        return mode(false, dim);
    }

    /// The most frequent element along `dim` and its last position; `keepDim` leaves size 1 behind.
    default Selection mode(boolean keepDim, int dim) {
        return Rank.mode((Tensor) this, dim, keepDim);
    }

    /// The `q`-quantile over the given dim, or over all elements without any: the element at rank `q·(n − 1)`, interpolated.
    ///
    /// @param q in `[0, 1]`
    default Tensor quantile(double q, int... dim) {
        return quantile(Tensor.scalar((float) q), QuantileInterpolation.LINEAR, false, dim);
    }

    /// Quantiles over the given dims, or over all elements without any. NaN if an element is.
    ///
    /// @param q `[]`, or `[Q]` for a result `[Q, …]`; in `[0, 1]`
    default Tensor quantile(Tensor q, QuantileInterpolation between, boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Quantile.of(x, q, Dims.of("quantile", x.shape(), dims, keepDim), between, false);
    }

    /// Quantiles of the elements that are not NaN.
    ///
    /// @param q `[]`, or `[Q]` for a result `[Q, …]`; in `[0, 1]`
    default Tensor nanQuantile(Tensor q, QuantileInterpolation between, boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Quantile.of(x, q, Dims.of("nanQuantile", x.shape(), dims, keepDim), between, true);
    }

    // ---- distinct and counted

    /// The distinct elements in ascending order, where each element is among them, and how often each occurs.
    default Unique unique() {
        return Distinct.elements((Tensor) this, false);
    }

    /// The distinct slices along `dim` in ascending order, where each slice is among them, and how often each occurs.
    default Unique unique(int dim) {
        return Distinct.slices((Tensor) this, dim, false);
    }

    /// One element for each run of equal neighbours, in row-major order.
    default Unique uniqueConsecutive() {
        return Distinct.elements((Tensor) this, true);
    }

    /// One slice for each run of equal neighbours along `dim`.
    default Unique uniqueConsecutive(int dim) {
        return Distinct.slices((Tensor) this, dim, true);
    }

    /// For each value, how many elements of this ascending sequence are below it; with `right`, how many are not above it.
    ///
    /// Shape: `[N], [*] → [*]`, or `[…, N], […, M] → […, M]`.
    default Tensor searchSorted(Tensor values, boolean right) {
        return SearchSorted.of((Tensor) this, values, right);
    }

    /// For each element, how many of the ascending boundaries are below it; with `right`, how many are not above it.
    ///
    /// @param boundaries `[N]`
    default Tensor bucketize(Tensor boundaries, boolean right) {
        return SearchSorted.of(boundaries, (Tensor) this, right);
    }

    /// How many elements fall into each of `bins` equal bins from `min` to `max`, both included, as `F32`. With `min = max` the bins reach
    /// from the smallest to the greatest element.
    default Tensor histc(int bins, double min, double max) {
        return Histogram.of((Tensor) this, bins, min, max);
    }
}
