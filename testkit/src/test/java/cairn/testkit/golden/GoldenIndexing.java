package cairn.testkit.golden;

import cairn.tensor.Bags;
import cairn.tensor.Index;
import cairn.tensor.ScatterMode;
import cairn.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the indexing operations are called in Cairn.
final class GoldenIndexing {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenIndexing() {}

    static { // by place
        OPS.put("__getitem__", c -> c.input().get(indices(c, c.raw(0, "key"))));
        OPS.put("index_put", GoldenIndexing::indexPut);
        OPS.put("select", c -> c.input().select(c.integer(0, "dim"), c.integer(1, "index")));
        OPS.put("narrow", GoldenIndexing::narrow);
        OPS.put("narrow_copy", GoldenIndexing::narrow);
        OPS.put("slice", c -> c.input().slice(dim(c, 0), from(c, 1), to(c, 2), step(c, 3)));
        OPS.put("unbind", c -> c.input().unbind(c.integer(0, "dim", 0)));
        OPS.put(
                "select_scatter",
                c -> c.input().selectScatter(c.tensor(0, "src"), c.integer(1, "dim"), c.integer(2, "index")));
        OPS.put(
                "slice_scatter",
                c -> c.input().sliceScatter(c.tensor(0, "src"), dim(c, 1), from(c, 2), to(c, 3), step(c, 4)));
        OPS.put(
                "diagonal_scatter",
                c -> c.input()
                        .diagonalScatter(
                                c.tensor(0, "src"),
                                c.integer(1, "offset", 0),
                                c.integer(2, "dim1", 0),
                                c.integer(3, "dim2", 1)));
    }

    static { // by an index along one dimension
        OPS.put("index_select", c -> c.input().indexSelect(c.integer(0, "dim"), c.tensor(1, "index")));
        OPS.put(
                "index_add",
                c -> c.input()
                        .indexAdd(
                                c.integer(0, "dim"),
                                c.tensor(1, "index"),
                                c.tensor(2, "source"),
                                c.number(3, "alpha", 1)));
        OPS.put(
                "index_copy",
                c -> c.input().indexCopy(c.integer(0, "dim"), c.tensor(1, "index"), c.tensor(2, "source")));
        OPS.put(
                "index_fill",
                c -> c.input().indexFill(c.integer(0, "dim"), c.tensor(1, "index"), c.tensor(2, "value")));
        OPS.put("nn.functional.embedding", GoldenIndexing::embedding);
        OPS.put("nn.functional.embedding_bag", GoldenIndexing::embeddingBag);
    }

    static { // by an index of each element's own
        OPS.put("gather", c -> c.input().gather(c.integer(0, "dim"), c.tensor(1, "index")));
        OPS.put(
                "take_along_dim",
                c -> c.has(1, "dim")
                        ? c.input().takeAlongDim(c.tensor(0, "indices"), c.integer(1, "dim"))
                        : c.input().flatten().gather(0, c.tensor(0, "indices").flatten()));
        OPS.put("scatter", GoldenIndexing::scatter);
        OPS.put(
                "scatter_add",
                c -> c.input().scatterAdd(c.integer(0, "dim"), c.tensor(1, "index"), c.tensor(2, "src")));
        OPS.put("scatter_reduce", GoldenIndexing::scatterReduce);
        OPS.put("take", c -> c.input().take(c.tensor(0, "index")));
        OPS.put("put", c -> c.input().put(c.tensor(0, "index"), c.tensor(1, "source"), c.flag(2, "accumulate", false)));
    }

    static { // by a mask
        OPS.put("masked_fill", c -> c.input().maskedFill(c.tensor(0, "mask"), c.tensor(1, "value")));
        OPS.put("masked_select", c -> c.input().maskedSelect(c.tensor(0, "mask")));
        OPS.put("masked_scatter", c -> c.input().maskedScatter(c.tensor(0, "mask"), c.tensor(1, "source")));
        OPS.put("argwhere", c -> c.input().nonzero());
        OPS.put(
                "nonzero",
                c -> c.flag(0, "as_tuple", false)
                        ? c.input().atLeast1d().where()
                        : c.input().nonzero());
        OPS.put("nn.functional.one_hot", c -> c.input().oneHot(c.integer(0, "num_classes", -1)));
    }

    private static int dim(Call c, int i) {
        return c.integer(i, "dim", 0);
    }

    private static int from(Call c, int i) {
        return c.integer(i, "start", 0);
    }

    private static int to(Call c, int i) {
        return c.integer(i, "end", Integer.MAX_VALUE);
    }

    private static int step(Call c, int i) {
        return c.integer(i, "step", 1);
    }

    private static Index[] indices(Call c, Object key) {
        List<?> keys = key instanceof List<?> list && list.stream().anyMatch(k -> !(k instanceof Number))
                ? list
                : List.of(key);
        return keys.stream().map(k -> index(c, k)).toArray(Index[]::new);
    }

    private static Index index(Call c, Object key) {
        return switch (key) {
            case GoldenTensor t -> Index.of(c.asTensor(t));
            case Number n -> Index.at(n.intValue());
            case List<?> list ->
                Index.of(list.stream().mapToLong(v -> ((Number) v).longValue()).toArray());
            case Map<?, ?> map when map.containsKey("slice") -> slice((List<?>) map.get("slice"));
            case Map<?, ?> map when map.containsKey("ellipsis") -> Index.ellipsis();
            default -> throw new NotCovered("index " + key);
        };
    }

    private static Index slice(List<?> ends) {
        int from = ends.get(0) instanceof Number n ? n.intValue() : 0;
        int to = ends.get(1) instanceof Number n ? n.intValue() : Integer.MAX_VALUE;
        return Index.slice(from, to, ends.get(2) instanceof Number n ? n.intValue() : 1);
    }

    private static Object indexPut(Call c) {
        Index[] at = c.tensors(0, "indices").stream().map(Index::of).toArray(Index[]::new);
        Tensor values = c.tensor(1, "values");
        return c.flag(2, "accumulate", false)
                ? c.input().indexPutAdd(values, at)
                : c.input().indexPut(values, at);
    }

    private static Object narrow(Call c) {
        int start = c.isTensor(1, "start") ? (int) c.tensor(1, "start").itemLong() : c.integer(1, "start");
        return c.input().narrow(c.integer(0, "dim"), start, c.integer(2, "length"));
    }

    private static Object embedding(Call c) {
        Tensor index = c.tensor(0, "input");
        limitNorms(c, index, 2);
        return c.input().embedding(index, padding(c, 1), c.flag(4, "scale_grad_by_freq", false));
    }

    private static Object embeddingBag(Call c) {
        Tensor index = c.tensor(0, "input");
        limitNorms(c, index, 2);
        Bags how = Bags.defaults()
                .mode(Bags.Mode.valueOf(c.text(5, "mode", "mean").toUpperCase(Locale.ROOT)))
                .padding(padding(c, 9))
                .includesLastOffset(c.flag(8, "include_last_offset", false))
                .scaleGradByFreq(c.flag(4, "scale_grad_by_freq", false));
        return c.input().embeddingBag(index, c.tensor(1, "offsets"), c.tensor(7, "per_sample_weights"), how);
    }

    private static Integer padding(Call c, int i) {
        return c.has(i, "padding_idx") ? Integer.valueOf(c.integer(i, "padding_idx")) : null;
    }

    private static void limitNorms(Call c, Tensor index, int i) {
        if (c.has(i, "max_norm"))
            c.input()
                    .detach()
                    .embeddingRenormInPlace(index, c.number(i, "max_norm", 0), c.number(i + 1, "norm_type", 2));
    }

    private static Object scatter(Call c) {
        int dim = c.integer(0, "dim");
        Tensor index = c.tensor(1, "index");
        if (c.has(3, "reduce")) {
            Tensor source = c.isTensor(2, "src")
                    ? c.tensor(2, "src")
                    : c.tensor(2, "value").to(c.input().dtype()).expandAs(index);
            ScatterMode mode = c.text(3, "reduce", "").equals("add") ? ScatterMode.SUM : ScatterMode.PROD;
            return c.input().scatterReduce(dim, index, source, mode, true);
        }
        return c.isTensor(2, "src")
                ? c.input().scatter(dim, index, c.tensor(2, "src"))
                : c.input().scatter(dim, index, c.number(2, "value", 0));
    }

    private static Object scatterReduce(Call c) {
        var mode = ScatterMode.valueOf(c.text(3, "reduce", "").toUpperCase(Locale.ROOT));
        return c.input()
                .scatterReduce(
                        c.integer(0, "dim"),
                        c.tensor(1, "index"),
                        c.tensor(2, "src"),
                        mode,
                        c.flag(4, "include_self", true));
    }
}
