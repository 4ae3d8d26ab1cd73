package cairn.tensor;

import cairn.tensor.ops.resample.AffineGrid;
import cairn.tensor.ops.resample.GridSample;
import cairn.tensor.ops.resample.Interpolate;

/// Sequences, pictures and volumes of other sizes. PyTorch: `torch.nn.functional`.
public sealed interface ResampleOps permits Tensor {
    /// Made larger or smaller: `x.interpolate(Interpolation.by(2).linear())`. Shape: `[N, C, *] → [N, C, *']` with one to three sizes after `C`.
    default Tensor interpolate(Interpolation how) {
        return Interpolate.of((Tensor) this, how);
    }

    /// Pictures or volumes read where `grid` says: `x.gridSample(theta.affineGrid(false, 32, 32), GridSampling.LINEAR)`.
    /// Shape: `[N, C, H, W], [N, H', W', 2] → [N, C, H', W']`, also with a depth.
    ///
    /// @param grid places as (x, y) or (x, y, z), from −1 at the beginning of a dim to 1 at its end; others lie beyond the border
    default Tensor gridSample(Tensor grid, GridSampling how) {
        return GridSample.of((Tensor) this, grid, how);
    }

    /// The grid of affine maps for [#gridSample]: at each place `theta · [x, y, 1]`. Shape: `[N, 2, 3] → [N, H, W, 2]`, or
    /// `[N, 3, 4] → [N, D, H, W, 3]`.
    ///
    /// @param alignCorners as in the sampling that follows; false in PyTorch's defaults
    /// @param sizes `H, W` or `D, H, W`
    default Tensor affineGrid(boolean alignCorners, int... sizes) {
        return AffineGrid.of((Tensor) this, alignCorners, sizes);
    }
}
