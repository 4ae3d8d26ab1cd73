package cairn.tensor;

import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Creation;
import cairn.tensor.ops.compare.Where;
import cairn.tensor.ops.linalg.Einsum;
import cairn.tensor.ops.linalg.Powers;
import cairn.tensor.ops.pointwise.Pointwise;
import cairn.tensor.ops.shape.Broadcast;
import cairn.tensor.ops.shape.Cat;
import java.util.List;

/// A multi-dimensional array of numbers, with automatic differentiation.
///
/// Memory is on the Java heap and freed by the garbage collector. Tensors are values: an operation returns a new tensor, except those
/// named `…InPlace`. Views such as [#transpose()] share memory with their source.
///
/// What a tensor can do is grouped: element by element in [PointwiseOps], [ElementaryOps], [SpecialOps], [ActivationOps], [CompareOps]
/// and [InPlaceOps]; beyond that in [ReductionOps], [OrderOps], [ShapeOps], [IndexingOps], [LinalgOps], [NeuralOps], [NormOps], [ConvOps],
/// [PoolOps], [ResampleOps] and [SequenceOps]. [Elements] reads it, [Differentiable] differentiates. Creation and what takes several
/// tensors is here.
///
/// ```java
/// Tensor w = Tensor.randn(3, 2).requiresGrad(true);
/// Tensor y = Tensor.ones(4, 3).matmul(w).relu().sum();
/// y.backward();
/// System.out.println(w.grad());
/// ```
public sealed interface Tensor
        extends Elements,
                Differentiable,
                PointwiseOps,
                ElementaryOps,
                SpecialOps,
                ActivationOps,
                CompareOps,
                InPlaceOps,
                ReductionOps,
                OrderOps,
                ShapeOps,
                IndexingOps,
                LinalgOps,
                NeuralOps,
                NormOps,
                ConvOps,
                PoolOps,
                ResampleOps,
                SequenceOps
        permits ArrayTensor {

    // ---- what it is

    /// The size along each dimension.
    Shape shape();

    /// The element type.
    DType dtype();

    /// Whether the elements lie in row-major order without gaps.
    boolean isContiguous();

    /// The number of dimensions. PyTorch: `dim()`.
    default int rank() {
        return shape().rank();
    }

    /// The size along `dim`; −1 is the last dimension.
    default int size(int dim) {
        return shape().size(dim);
    }

    /// The number of elements.
    default int numel() {
        return shape().numel();
    }

    // ---- creation

    /// A tensor of the given shape over `data`, which is copied. Without a shape, one dimension as long as the array.
    ///
    /// @throws ShapeException if the shape does not have as many elements as the array
    static Tensor of(float[] data, int... shape) {
        return Creation.of(data, shape);
    }

    /// An `I64` tensor of the given shape over `data`, which is copied.
    static Tensor of(long[] data, int... shape) {
        return Creation.of(data, shape);
    }

    /// An `I64` tensor of the given shape with the values of `data`.
    static Tensor of(int[] data, int... shape) {
        return Creation.of(data, shape);
    }

    /// A `BOOL` tensor of the given shape over `data`, which is copied.
    static Tensor of(boolean[] data, int... shape) {
        return Creation.of(data, shape);
    }

    /// An `F32` tensor of the given shape with the values of `data`, rounded.
    static Tensor of(double[] data, int... shape) {
        return Creation.of(data, shape);
    }

    /// A matrix from its rows.
    static Tensor of(float[][] rows) {
        return Creation.nested(rows, 2);
    }

    /// Three dimensions from nested arrays.
    static Tensor of(float[][][] data) {
        return Creation.nested(data, 3);
    }

    /// Four dimensions from nested arrays.
    static Tensor of(float[][][][] data) {
        return Creation.nested(data, 4);
    }

    /// An `F32` matrix from its rows, rounded.
    static Tensor of(double[][] rows) {
        return Creation.nested(rows, 2);
    }

    /// Three dimensions of `F32` from nested arrays, rounded.
    static Tensor of(double[][][] data) {
        return Creation.nested(data, 3);
    }

    /// An `I64` matrix from its rows.
    static Tensor of(long[][] rows) {
        return Creation.nested(rows, 2);
    }

    /// Three dimensions of `I64` from nested arrays.
    static Tensor of(long[][][] data) {
        return Creation.nested(data, 3);
    }

    /// A `BOOL` matrix from its rows.
    static Tensor of(boolean[][] rows) {
        return Creation.nested(rows, 2);
    }

    /// Three dimensions of `BOOL` from nested arrays.
    static Tensor of(boolean[][][] data) {
        return Creation.nested(data, 3);
    }

    /// A tensor over the caller's array itself: later changes to the array show in the tensor.
    static Tensor wrap(float[] data, int... shape) {
        return Creation.wrap(data, shape);
    }

    /// An `I64` tensor over the caller's array itself.
    static Tensor wrap(long[] data, int... shape) {
        return Creation.wrap(data, shape);
    }

    /// A `BOOL` tensor over the caller's array itself.
    static Tensor wrap(boolean[] data, int... shape) {
        return Creation.wrap(data, shape);
    }

    /// A tensor without dimensions.
    static Tensor scalar(float value) {
        return Creation.scalar(value);
    }

    /// An `I64` tensor without dimensions.
    static Tensor scalarLong(long value) {
        return Creation.scalar(value);
    }

    /// All 0.
    static Tensor zeros(int... shape) {
        return Creation.zeros(DType.F32, shape);
    }

    /// All 1.
    static Tensor ones(int... shape) {
        return Creation.full(1, shape);
    }

    /// All `value`.
    static Tensor full(float value, int... shape) {
        return Creation.full(value, shape);
    }

    /// Zeros of the given type: `0`, `0L` or `false`.
    static Tensor zeros(DType dtype, int... shape) {
        return Creation.zeros(dtype, shape);
    }

    /// The integers `0 … end−1` as `I64`.
    static Tensor arange(int end) {
        return Creation.arange(0, end, 1);
    }

    /// The integers from `start` up to but excluding `end`, `step` apart, as `I64`.
    static Tensor arange(long start, long end, long step) {
        return Creation.arange(start, end, step);
    }

    /// The numbers from `start` up to but excluding `end`, `step` apart, as `F32`.
    static Tensor arange(double start, double end, double step) {
        return Creation.arange(start, end, step);
    }

    /// `steps` evenly spaced numbers from `start` to `end`, both included.
    static Tensor linspace(double start, double end, int steps) {
        return Creation.linspace(start, end, steps);
    }

    /// `steps` numbers from `base^start` to `base^end` whose logarithms are evenly spaced. PyTorch's default base is 10.
    static Tensor logspace(double start, double end, int steps, double base) {
        return Creation.logspace(start, end, steps, base);
    }

    /// The identity matrix of n × n.
    static Tensor eye(int n) {
        return Creation.eye(n, n);
    }

    /// Ones on the main diagonal of rows × cols, zeros elsewhere.
    static Tensor eye(int rows, int cols) {
        return Creation.eye(rows, cols);
    }

    // ---- creation after the shape and type of another tensor

    /// Zeros of the shape and type of `x`.
    static Tensor zerosLike(Tensor x) {
        return Creation.full(x.dtype(), 0, x.shape());
    }

    /// Ones of the shape and type of `x`.
    static Tensor onesLike(Tensor x) {
        return Creation.full(x.dtype(), 1, x.shape());
    }

    /// `value`, converted to the type of `x`, in its shape.
    static Tensor fullLike(Tensor x, double value) {
        return Creation.full(x.dtype(), value, x.shape());
    }

    /// Memory of the shape and type of `x`, to be overwritten.
    static Tensor emptyLike(Tensor x) {
        return zerosLike(x);
    }

    /// Uniform in `[0, 1)` in the shape of `x`, from the current generator.
    static Tensor randLike(Tensor x) {
        return rand(x.shape().dims());
    }

    /// Standard normal in the shape of `x`, from the current generator.
    static Tensor randnLike(Tensor x) {
        return randn(x.shape().dims());
    }

    // ---- random numbers

    /// Uniform in `[0, 1)`, from the current generator.
    static Tensor rand(int... shape) {
        return Creation.rand(Rng.current(), shape);
    }

    /// Uniform in `[0, 1)`, from `rng`.
    static Tensor rand(Rng rng, int... shape) {
        return Creation.rand(rng, shape);
    }

    /// Uniform in `[low, high)`, from `rng`.
    static Tensor uniform(Rng rng, float low, float high, int... shape) {
        return Creation.uniform(rng, low, high, shape);
    }

    /// Standard normal, from the current generator.
    static Tensor randn(int... shape) {
        return Creation.normal(Rng.current(), 0, 1, shape);
    }

    /// Standard normal, from `rng`.
    static Tensor randn(Rng rng, int... shape) {
        return Creation.normal(rng, 0, 1, shape);
    }

    /// Normal with the given mean and standard deviation, from `rng`.
    static Tensor normal(Rng rng, float mean, float std, int... shape) {
        return Creation.normal(rng, mean, std, shape);
    }

    /// 1 with probability `p`, else 0, as `F32`, from `rng`.
    static Tensor bernoulli(Rng rng, float p, int... shape) {
        return Creation.bernoulli(rng, p, shape);
    }

    /// 1 with the probability that `p` has at the place, else 0, as `F32`, from the current generator.
    static Tensor bernoulli(Tensor p) {
        return Creation.bernoulli(Rng.current(), p);
    }

    /// `I64` integers uniform in `[low, high)`, from the current generator.
    static Tensor randint(long low, long high, int... shape) {
        return Creation.randint(Rng.current(), low, high, shape);
    }

    /// `I64` integers uniform in `[low, high)`, from `rng`.
    static Tensor randint(Rng rng, long low, long high, int... shape) {
        return Creation.randint(rng, low, high, shape);
    }

    /// A random order of `0 … n−1` as `I64`, from the current generator.
    static Tensor randperm(int n) {
        return Creation.randperm(Rng.current(), n);
    }

    // ---- joining

    /// Tensors joined along `dim`; the other sizes are equal. Types meet at the later of BOOL, I64, F32.
    static Tensor cat(int dim, Tensor... tensors) {
        return Cat.of(dim, tensors);
    }

    /// Tensors joined along `dim`; the other sizes are equal.
    static Tensor cat(int dim, List<Tensor> tensors) {
        return Cat.of(dim, tensors.toArray(Tensor[]::new));
    }

    /// Equally shaped tensors joined along a new dimension `dim`.
    static Tensor stack(int dim, Tensor... tensors) {
        return Cat.stack(dim, tensors);
    }

    /// Equally shaped tensors joined along a new dimension `dim`.
    static Tensor stack(int dim, List<Tensor> tensors) {
        return Cat.stack(dim, tensors.toArray(Tensor[]::new));
    }

    /// Tensors joined along dimension 1; vectors along their only one.
    static Tensor hstack(Tensor... tensors) {
        return Cat.horizontally(tensors);
    }

    /// Tensors joined along dimension 0; vectors are rows.
    static Tensor vstack(Tensor... tensors) {
        return Cat.vertically(tensors);
    }

    /// Tensors joined along dimension 2, brought to three dimensions first by [#atLeast3d].
    static Tensor dstack(Tensor... tensors) {
        return Cat.inDepth(tensors);
    }

    /// Tensors joined along dimension 1; vectors are columns.
    static Tensor columnStack(Tensor... tensors) {
        return Cat.columns(tensors);
    }

    /// All expanded to the shape they broadcast to, as views.
    static List<Tensor> broadcastTensors(Tensor... tensors) {
        return Broadcast.all(tensors);
    }

    /// The coordinates of a grid, as views: result `i` varies along dimension `i` as vector `i` does. PyTorch: `indexing="ij"`.
    static List<Tensor> meshgrid(Tensor... vectors) {
        return Broadcast.grid(vectors);
    }

    /// As [#meshgrid] with the first two dimensions exchanged: the first vector runs along columns, the second along rows.
    /// PyTorch: `indexing="xy"`.
    static List<Tensor> meshgridXY(Tensor... vectors) {
        return Broadcast.gridXY(vectors);
    }

    // ---- choice

    /// `a` where `cond` holds, else `b`. Shape: `[*], [*], [*] → [*]`, broadcast.
    ///
    /// @throws IllegalArgumentException if `cond` is not BOOL
    static Tensor where(Tensor cond, Tensor a, Tensor b) {
        return Where.of(cond, a, b);
    }

    /// `a` where `cond` holds, else `b`.
    static Tensor where(Tensor cond, Tensor a, double b) {
        return Where.of(cond, a, scalar((float) b));
    }

    /// `a` where `cond` holds, else `b`.
    static Tensor where(Tensor cond, double a, Tensor b) {
        return Where.of(cond, scalar((float) a), b);
    }

    /// `a` where `cond` holds, else `b`; integers stay integers.
    static Tensor where(Tensor cond, Tensor a, long b) {
        return Where.of(cond, a, Pointwise.scalar(b, a));
    }

    /// `a` where `cond` holds, else `b`; integers stay integers.
    static Tensor where(Tensor cond, long a, Tensor b) {
        return Where.of(cond, Pointwise.scalar(a, b), b);
    }

    /// `a` where `cond` holds, else `b`.
    static Tensor where(Tensor cond, double a, double b) {
        return Where.of(cond, scalar((float) a), scalar((float) b));
    }

    // ---- several tensors

    /// The product of a chain of matrices, in the order that takes the fewest multiplications. The first may be a row vector, the last a
    /// column vector. PyTorch: `torch.linalg.multi_dot`.
    static Tensor multiDot(Tensor... matrices) {
        return Powers.chain(matrices);
    }

    /// Einstein's summation: `einsum("bij,bjk->bik", a, b)` is a batch of matrix products.
    ///
    /// Each letter names a dimension; what shares a letter is multiplied, and letters that are not behind `->` are summed over. `...` stands
    /// for further dims, which broadcast. A letter twice in one operand means its diagonal. Without `->` the result has the dims of `...`
    /// and the letters that appear once, in alphabetical order.
    ///
    /// @throws ShapeException if labels and shapes do not fit
    static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.of(equation, operands);
    }
}
