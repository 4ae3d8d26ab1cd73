package cairn.testkit.ops;

import cairn.tensor.Padding;
import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The rows of [cairn.tensor.ShapeOps], and of what [Tensor] joins.
final class ShapeCases {
    static final List<OpCase> ROWS = Stream.of(
                    geometry(), order(), repetition(), parts(), diagonals(), moved(), borders(), joined())
            .flatMap(List::stream)
            .toList();

    private ShapeCases() {}

    private static OpCase cube(String name, UnaryOperator<Tensor> op) {
        return OpCase.of(name, x -> op.apply(x.getFirst()), new int[] {2, 3, 4});
    }

    private static OpCase matrix(String name, UnaryOperator<Tensor> op) {
        return OpCase.of(name, x -> op.apply(x.getFirst()), new int[] {4, 3});
    }

    private static OpCase vector(String name, UnaryOperator<Tensor> op) {
        return OpCase.of(name, x -> op.apply(x.getFirst()), new int[] {5});
    }

    /// All results of an operation that gives several, weighted so that each counts.
    private static Tensor weighted(List<Tensor> parts) {
        Tensor sum = Tensor.scalar(0);
        for (int i = 0; i < parts.size(); i++)
            sum = sum.add(parts.get(i).square().mul(i + 1).sum());
        return sum;
    }

    private static List<OpCase> geometry() {
        return List.of(
                cube("reshape", x -> x.reshape(4, -1))
                        .refuses(
                                "reshape: cannot turn [2, 3] (6 elements) into [4]",
                                () -> Tensor.ones(2, 3).reshape(4))
                        .refuses(
                                "reshape: at most one size may be -1",
                                () -> Tensor.ones(6).reshape(-1, -1)),
                cube("reshapeAs", x -> x.reshapeAs(Tensor.ones(6, 4))),
                OpCase.of("view", x -> x.getFirst().contiguous().view(6, -1), new int[] {2, 3, 4})
                        .refuses(
                                "Use reshape()",
                                () -> Tensor.ones(2, 3).transpose().view(6)),
                cube("flatten", x -> x.flatten(1))
                        .refuses(
                                "flatten: the first dim",
                                () -> Tensor.ones(2, 3).flatten(1, 0)),
                cube("unflatten", x -> x.unflatten(-1, 2, -1))
                        .refuses(
                                "unflatten: cannot turn [4]",
                                () -> Tensor.ones(4).unflatten(0, 3)),
                cube("squeeze", x -> x.unsqueeze(1).squeeze(1, 2)),
                cube("unsqueeze", x -> x.unsqueeze(-2))
                        .refuses(
                                "unsqueeze: dim must be in [-3, 2]",
                                () -> Tensor.ones(2, 3).unsqueeze(3)),
                OpCase.of("atLeast1d", x -> x.getFirst().atLeast1d(), new int[] {}),
                vector("atLeast2d", Tensor::atLeast2d),
                vector("atLeast3d", Tensor::atLeast3d));
    }

    private static List<OpCase> order() {
        return List.of(
                cube("permute", x -> x.permute(2, 0, 1))
                        .refuses(
                                "every dim of [2, 3] must be named once",
                                () -> Tensor.ones(2, 3).permute(0, 0)),
                cube("transpose", x -> x.transpose(0, -1))
                        .refuses(
                                "transpose: dim 2 is out of range",
                                () -> Tensor.ones(2, 3).transpose(0, 2)),
                cube("movedim", x -> x.movedim(new int[] {0, 1}, new int[] {-1, 0}))
                        .refuses(
                                "each dim may be named once",
                                () -> Tensor.ones(2, 3).movedim(new int[] {0, 0}, new int[] {0, 1})));
    }

    private static List<OpCase> repetition() {
        return List.of(
                OpCase.of("expand", x -> x.getFirst().expand(2, -1, 4), new int[] {3, 1})
                        .refuses(
                                "expand: sizes, aligned at the end",
                                () -> Tensor.ones(2, 3).expand(2, 4)),
                OpCase.of("expandAs", x -> x.getFirst().expandAs(Tensor.ones(3, 4)), new int[] {3, 1}),
                OpCase.of("broadcastTo", x -> x.getFirst().broadcastTo(2, 3, 4), new int[] {3, 1}),
                matrix("repeat", x -> x.repeat(2, 1, 2))
                        .refuses(
                                "repeat: needs a count for each dim",
                                () -> Tensor.ones(2, 3).repeat(2)),
                matrix("tile", x -> x.tile(2)),
                matrix("repeatInterleave", x -> x.repeatInterleave(2, 1))
                        .refuses(
                                "the count must not be negative",
                                () -> Tensor.ones(2).repeatInterleave(-1, 0)),
                matrix("repeatInterleave by counts", x -> x.repeatInterleave(Tensor.of(new long[] {2, 0, 1, 3}), 0))
                        .refuses(
                                "needs one count for each place",
                                () -> Tensor.ones(2).repeatInterleave(Tensor.of(new long[] {1, 2, 3}), 0)));
    }

    private static List<OpCase> parts() {
        return List.of(
                cube("split", x -> weighted(x.split(3, -1)))
                        .refuses(
                                "split: the size of the parts must be positive",
                                () -> Tensor.ones(2).split(0, 0)),
                cube("split by sizes", x -> weighted(x.split(new int[] {1, 3}, -1)))
                        .refuses(
                                "split: the sizes must add up to dim 0 of size 2",
                                () -> Tensor.ones(2).split(new int[] {1, 2}, 0)),
                cube("chunk", x -> weighted(x.chunk(2, 1)))
                        .refuses(
                                "chunk: the number of parts",
                                () -> Tensor.ones(2).chunk(0, 0)),
                cube("tensorSplit", x -> weighted(x.tensorSplit(3, -1)))
                        .refuses(
                                "a scalar has no dim to split",
                                () -> Tensor.scalar(1).tensorSplit(2, 0)),
                cube("tensorSplit at places", x -> weighted(x.tensorSplit(new int[] {1, -1}, -1))),
                OpCase.of("unfold", x -> x.getFirst().unfold(0, 3, 2), new int[] {7, 2})
                        .refuses(
                                "a window must fit into dim 0 of size 2",
                                () -> Tensor.ones(2).unfold(0, 3, 1))
                        .refuses("unfold: the step", () -> Tensor.ones(2).unfold(0, 1, 0)));
    }

    private static List<OpCase> diagonals() {
        return List.of(
                cube("diagonal", x -> x.diagonal(1, 2, 0))
                        .refuses(
                                "diagonal: the two dims must differ",
                                () -> Tensor.ones(2, 2).diagonal(0, 0, 0)),
                matrix("diag", x -> x.diag(-1))
                        .refuses(
                                "needs a vector or a matrix",
                                () -> Tensor.ones(1, 1, 1).diag()),
                vector("diag of a vector", x -> x.diag(2)),
                matrix("diagEmbed", x -> x.diagEmbed(-1, 0, 2)),
                cube("tril", x -> x.tril(-1))
                        .refuses(
                                "tril: needs at least two dims",
                                () -> Tensor.ones(2).tril()),
                cube("triu", x -> x.triu(1)));
    }

    private static List<OpCase> moved() {
        return List.of(
                cube("flip", x -> x.flip(0, -1))
                        .refuses(
                                "flip: each dim may be named once",
                                () -> Tensor.ones(2, 2).flip(0, -2)),
                cube("fliplr", Tensor::fliplr),
                cube("flipud", Tensor::flipud),
                cube("roll", x -> x.roll(new int[] {-1, 3}, new int[] {0, 2}))
                        .refuses(
                                "roll: needs one shift for each dim",
                                () -> Tensor.ones(2).roll(new int[2], new int[1])),
                cube("roll of all", x -> x.roll(5)),
                cube("rot90", x -> x.rot90(3, 0, 2))
                        .refuses(
                                "rot90: the two dims must differ",
                                () -> Tensor.ones(2, 2).rot90(1, 0, 0)),
                OpCase.of("pixelShuffle", x -> x.getFirst().pixelShuffle(2), new int[] {1, 8, 2, 3})
                        .refuses(
                                "must be a multiple of the factor's square 4",
                                () -> Tensor.ones(3, 2, 2).pixelShuffle(2)),
                OpCase.of("pixelUnshuffle", x -> x.getFirst().pixelUnshuffle(2), new int[] {1, 2, 4, 6})
                        .refuses(
                                "must be multiples of 2",
                                () -> Tensor.ones(1, 3, 2).pixelUnshuffle(2)));
    }

    private static List<OpCase> borders() {
        return List.of(
                OpCase.of("channelShuffle", x -> x.getFirst().channelShuffle(3), new int[] {2, 6, 2})
                        .refuses(
                                "channelShuffle: groups must divide the C=4 channels of [1, 4, 2], got 3",
                                () -> Tensor.zeros(1, 4, 2).channelShuffle(3))
                        .refuses(
                                "channelShuffle: x must be [N, C, *] with sizes after C, got [1, 4]",
                                () -> Tensor.zeros(1, 4).channelShuffle(2)),
                cube("pad", x -> x.pad(1, -2, -1, 2, 3, 0))
                        .refuses(
                                "pad: needs a pair of amounts",
                                () -> Tensor.ones(2).pad(1))
                        .refuses(
                                "pad: cannot crop more than there is",
                                () -> Tensor.ones(2).pad(-1, -2)),
                cube("pad by a constant", x -> x.pad(Padding.constant(2), 1, 1)),
                cube("pad by reflection", x -> x.pad(Padding.REFLECT, 3, -1, 1, 2))
                        .refuses(
                                "REFLECT padding of dim 0 of size 2 can add at most 1",
                                () -> Tensor.ones(2).pad(Padding.REFLECT, 2, 0)),
                cube("pad by the border", x -> x.pad(Padding.REPLICATE, 3, 1, -1, 2)),
                cube("pad by the other end", x -> x.pad(Padding.CIRCULAR, 3, 1, -1, 2))
                        .refuses("can add at most 2", () -> Tensor.ones(2).pad(Padding.CIRCULAR, 3, 0)));
    }

    private static OpCase pair(String name, Function<List<Tensor>, Tensor> op) {
        return OpCase.of(name, op, new int[] {2, 3}, new int[] {2, 3});
    }

    private static List<OpCase> joined() {
        return List.of(
                OpCase.of("cat", x -> Tensor.cat(-1, x), new int[] {2, 3}, new int[] {2, 1})
                        .refuses(
                                "cat: all sizes but those along dim 0 must be equal",
                                () -> Tensor.cat(0, Tensor.ones(2, 3), Tensor.ones(2, 4)))
                        .refuses("Use stack()", () -> Tensor.cat(0, Tensor.scalar(1), Tensor.scalar(2))),
                pair("stack", x -> Tensor.stack(-1, x))
                        .refuses("must have the same shape", () -> Tensor.stack(0, Tensor.ones(2), Tensor.ones(3))),
                pair("hstack", x -> Tensor.hstack(x.get(0), x.get(1))),
                pair("vstack", x -> Tensor.vstack(x.get(0), x.get(1))),
                pair("dstack", x -> Tensor.dstack(x.get(0), x.get(1))),
                pair("columnStack", x -> Tensor.columnStack(x.get(0), x.get(1))),
                OpCase.of(
                        "broadcastTensors",
                        x -> weighted(Tensor.broadcastTensors(x.get(0), x.get(1))),
                        new int[] {2, 1},
                        new int[] {3}),
                OpCase.of("meshgrid", x -> weighted(Tensor.meshgrid(x.get(0), x.get(1))), new int[] {2}, new int[] {3})
                        .refuses("meshgrid: needs vectors", () -> Tensor.meshgrid(Tensor.ones(2, 2))));
    }
}
