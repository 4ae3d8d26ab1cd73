package cairn.viz;

import cairn.tensor.Tensor;

/// An image in a report and what is said about it.
///
/// @param image as [ImageGrid] takes it. Shape: `[1, H, W]`, `[3, H, W]` or `[H, W]`
/// @param caption what is written below
/// @param truth what it really is, where that is something else; else empty
public record Shown(Tensor image, String caption, String truth) {}
