package cairn.testkit.golden;

import cairn.tensor.DType;
import cairn.tensor.Padding;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the shape operations are called in Cairn.
final class GoldenShape {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenShape() {}

    static {
        OPS.put("reshape", c -> c.input().reshape(c.spread(0, "shape")));
        OPS.put("reshape_as", c -> c.input().reshapeAs(c.tensor(0, "other")));
        OPS.put("resize_", c -> c.input().reshape(c.spread(0, "size")));
        OPS.put("view", c -> c.input().view(c.spread(0, "size")));
        OPS.put("view_as", c -> c.input().reshapeAs(c.tensor(0, "other")));
        OPS.put("ravel", c -> c.input().flatten());
        OPS.put("flatten", c -> c.input().flatten(c.integer(0, "start_dim", 0), c.integer(1, "end_dim", -1)));
        OPS.put("unflatten", c -> c.input().unflatten(c.integer(0, "dim"), c.ints(1, "sizes")));
        OPS.put("squeeze", c -> c.input().squeeze(c.ints(0, "dim")));
        OPS.put("unsqueeze", c -> c.input().unsqueeze(c.integer(0, "dim")));
        OPS.put("atleast_1d", c -> each(c, Tensor::atLeast1d));
        OPS.put("atleast_2d", c -> each(c, Tensor::atLeast2d));
        OPS.put("atleast_3d", c -> each(c, Tensor::atLeast3d));
        OPS.put("contiguous", c -> c.input().contiguous());
        OPS.put("clone", c -> c.input().copy());
    }

    static { // the dimensions in another order
        OPS.put("permute", c -> c.input().permute(c.spread(0, "dims")));
        OPS.put("transpose", c -> c.input().transpose(c.integer(0, "dim0"), c.integer(1, "dim1")));
        OPS.put("swapaxes", c -> c.input().transpose(c.integer(0, "dim0"), c.integer(1, "dim1")));
        OPS.put("t", c -> c.input().rank() < 2 ? c.input() : c.input().transpose());
        OPS.put("T", c -> c.input().rank() < 2 ? c.input() : c.input().transpose());
        OPS.put("mT", c -> c.input().rank() == 0 ? c.input() : c.input().transpose());
        OPS.put("movedim", c -> c.input().movedim(c.ints(0, "source"), c.ints(1, "destination")));
    }

    static { // repetition
        OPS.put("expand", c -> c.input().expand(c.spread(0, "size")));
        OPS.put("expand_as", c -> c.input().expandAs(c.tensor(0, "other")));
        OPS.put("broadcast_to", c -> c.input().broadcastTo(c.spread(0, "size")));
        OPS.put("broadcast_tensors", c -> Tensor.broadcastTensors(tensors(c)));
        OPS.put("repeat", c -> c.input().repeat(c.spread(0, "repeats")));
        OPS.put("tile", c -> c.input().tile(c.spread(0, "dims")));
        OPS.put("repeat_interleave", GoldenShape::repeatInterleave);
        OPS.put("meshgrid", c -> meshgrid(c));
    }

    static { // joining and parts
        OPS.put("cat", c -> Tensor.cat(c.integer(0, "dim", 0), c.inputs()));
        OPS.put("stack", c -> Tensor.stack(c.integer(0, "dim", 0), c.inputs()));
        OPS.put("hstack", c -> Tensor.hstack(tensors(c)));
        OPS.put("vstack", c -> Tensor.vstack(tensors(c)));
        OPS.put("dstack", c -> Tensor.dstack(tensors(c)));
        OPS.put("column_stack", c -> Tensor.columnStack(tensors(c)));
        OPS.put("split", c -> split(c, "split_size"));
        OPS.put("split_with_sizes", c -> split(c, "split_sizes"));
        OPS.put("chunk", c -> c.input().chunk(c.integer(0, "chunks"), c.integer(1, "dim", 0)));
        OPS.put("tensor_split", c -> tensorSplit(c, c.integer(1, "dim", 0)));
        OPS.put("hsplit", c -> tensorSplit(c, c.input().rank() == 1 ? 0 : 1));
        OPS.put("vsplit", c -> tensorSplit(c, 0));
        OPS.put("dsplit", c -> tensorSplit(c, 2));
        OPS.put("unfold", c -> c.input().unfold(c.integer(0, "dimension"), c.integer(1, "size"), c.integer(2, "step")));
        OPS.put("unfold_copy", OPS.get("unfold"));
    }

    static { // diagonals, triangles, order, borders
        OPS.put("diagflat", c -> c.input().flatten().diag(c.integer(0, "offset", 0)));
        OPS.put("diag", c -> c.input().diag(c.integer(0, "diagonal", 0)));
        OPS.put(
                "diag_embed",
                c -> c.input()
                        .diagEmbed(c.integer(0, "offset", 0), c.integer(1, "dim1", -2), c.integer(2, "dim2", -1)));
        OPS.put(
                "diagonal",
                c -> c.input().diagonal(c.integer(0, "offset", 0), c.integer(1, "dim1", 0), c.integer(2, "dim2", 1)));
        OPS.put("tril", c -> c.input().tril(c.integer(0, "diagonal", 0)));
        OPS.put("triu", c -> c.input().triu(c.integer(0, "diagonal", 0)));
        OPS.put("flip", c -> c.input().flip(c.spread(0, "dims")));
        OPS.put("fliplr", c -> c.input().fliplr());
        OPS.put("flipud", c -> c.input().flipud());
        OPS.put("roll", GoldenShape::roll);
        OPS.put("rot90", c -> {
            int[] dims = c.ints(1, "dims", 0, 1);
            return c.input().rot90(c.integer(0, "k", 1), dims[0], dims[1]);
        });
        OPS.put("nn.functional.pixel_shuffle", c -> c.input().pixelShuffle(c.integer(0, "upscale_factor")));
        OPS.put("nn.functional.pixel_unshuffle", c -> c.input().pixelUnshuffle(c.integer(0, "downscale_factor")));
        OPS.put("constant_pad_nd", c -> c.input().pad(Padding.constant(c.number(1, "value", 0)), c.ints(0, "pad")));
        OPS.put("nn.functional.pad", c -> c.input().pad(padding(c), c.ints(0, "pad")));
    }

    static { // creation
        OPS.put("eye", c -> {
            int rows = ((Number) c.rawInput()).intValue();
            return as(c, Tensor.eye(rows, c.integer(0, "m", rows)));
        });
        OPS.put("zeros_like", c -> as(c, Tensor.zerosLike(c.input())));
        OPS.put("ones_like", c -> as(c, Tensor.onesLike(c.input())));
        OPS.put("full_like", c -> Tensor.fullLike(as(c, c.input()), c.number(0, "fill_value", 0)));
        OPS.put("linspace", c -> as(c, Tensor.linspace(start(c), end(c), c.integer(1, "steps"))));
        OPS.put("logspace", c -> as(c, Tensor.logspace(start(c), end(c), c.integer(1, "steps"), base(c))));
    }

    /// In the type that was asked for.
    private static Tensor as(Call c, Tensor t) {
        return switch (c.text(-1, "dtype", "")) {
            case "torch.bool" -> t.to(DType.BOOL);
            case "torch.int64", "torch.int32" -> t.to(DType.I64);
            case "" -> t;
            default -> t.to(DType.F32);
        };
    }

    private static double start(Call c) {
        return ((Number) c.rawInput()).doubleValue();
    }

    private static double end(Call c) {
        return ((Number) c.raw(0, "end")).doubleValue();
    }

    private static double base(Call c) {
        return c.raw(2, "base") instanceof Number n ? n.doubleValue() : 10;
    }

    /// The input and whatever tensors follow, or the list given as input.
    private static Tensor[] tensors(Call c) {
        if (c.rawInput() instanceof List<?>) return c.inputs().toArray(Tensor[]::new);
        List<Tensor> all = new ArrayList<>(List.of(c.input()));
        for (int i = 0; i < c.count(); i++) all.add(c.tensor(i, ""));
        return all.toArray(Tensor[]::new);
    }

    private static Object each(Call c, Function<Tensor, Tensor> f) {
        List<Tensor> results = Arrays.stream(tensors(c)).map(f).toList();
        return results.size() == 1 ? results.getFirst() : results;
    }

    private static Object meshgrid(Call c) {
        return c.text(-1, "indexing", "ij").equals("xy") ? Tensor.meshgridXY(tensors(c)) : Tensor.meshgrid(tensors(c));
    }

    private static Object repeatInterleave(Call c) {
        boolean flat = !c.has(1, "dim");
        Tensor x = flat ? c.input().flatten() : c.input();
        int dim = flat ? 0 : c.integer(1, "dim");
        if (c.isTensor(0, "repeats")) return x.repeatInterleave(c.tensor(0, "repeats"), dim);
        return x.repeatInterleave(c.integer(0, "repeats"), dim);
    }

    private static Object split(Call c, String name) {
        int dim = c.integer(1, "dim", 0);
        return c.raw(0, name) instanceof List<?>
                ? c.input().split(c.ints(0, name), dim)
                : c.input().split(c.integer(0, name), dim);
    }

    private static Object tensorSplit(Call c, int dim) {
        if (c.isTensor(0, "indices")) {
            Tensor places = c.tensor(0, "indices");
            int[] at = Arrays.stream(places.toLongArray())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            return places.rank() == 0
                    ? c.input().tensorSplit(at[0], dim)
                    : c.input().tensorSplit(at, dim);
        }
        return c.raw(0, "indices") instanceof List<?>
                ? c.input().tensorSplit(c.ints(0, "indices"), dim)
                : c.input().tensorSplit(c.integer(0, "indices"), dim);
    }

    private static Object roll(Call c) {
        if (!c.has(1, "dims")) return c.input().roll(c.ints(0, "shifts")[0]);
        return c.input().roll(c.ints(0, "shifts"), c.ints(1, "dims"));
    }

    private static Padding padding(Call c) {
        return switch (c.text(1, "mode", "constant")) {
            case "reflect" -> Padding.REFLECT;
            case "replicate" -> Padding.REPLICATE;
            case "circular" -> Padding.CIRCULAR;
            default -> Padding.constant(c.number(2, "value", 0));
        };
    }
}
