package cairn.tensor.ops.index;

import cairn.tensor.DType;
import cairn.tensor.Index;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;
import cairn.tensor.ops.shape.RegionView;
import cairn.tensor.ops.shape.Select;
import cairn.tensor.ops.shape.Slice;
import cairn.tensor.ops.shape.Unsqueeze;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Indices resolved against a tensor: a region, and index tensors that pick along some dimensions of it.
///
/// To pick, the region is arranged so that the picked dimensions are neighbours, in front if they were none, and merged into one:
/// `[before, picked, after]`.
final class Wanted {
    private static final Tensor NOTHING = Tensor.of(new long[0]);

    private final Chain region;
    private final Shape part; // of the region
    private final int[] order; // of its dimensions when arranged
    private final Shape ordered;
    private final int first; // of the picked dimensions when arranged
    private final int last; // one past it
    private final Tensor position; // of the picked elements among [first, last)

    private Wanted(String op, Chain region, Shape part, List<Tensor> picks, int[] dims) {
        this.region = region;
        this.part = part;
        boolean neighbours = dims.length == 0 || dims[dims.length - 1] - dims[0] == dims.length - 1;
        first = dims.length > 0 && neighbours ? dims[0] : 0;
        last = first + dims.length;
        order = neighbours ? IntStream.range(0, part.rank()).toArray() : inFront(dims, part.rank());
        ordered = Shape.of(Arrays.stream(order).map(part::size).toArray());
        position = picks.isEmpty() ? NOTHING : Position.of(op, picks, first, ordered);
    }

    /// @param op the operation to name in errors
    static Wanted of(String op, Tensor x, Index... indices) {
        var reader = new Reader(op, ArrayTensor.view(x), indices);
        return new Wanted(op, new Chain(reader.steps), reader.part.shape(), reader.picks, reader.dims());
    }

    private static int[] inFront(int[] dims, int rank) {
        IntStream others = IntStream.range(0, rank).filter(d -> Arrays.binarySearch(dims, d) < 0);
        return IntStream.concat(Arrays.stream(dims), others).toArray();
    }

    /// Whether no index tensor picks.
    boolean isBasic() {
        return first == last;
    }

    /// Whether the region is the whole tensor.
    boolean isWhole() {
        return region.steps().isEmpty();
    }

    Region region() {
        return region;
    }

    /// The region of `x`, a view.
    Tensor part(Tensor x) {
        return isWhole() ? x : RegionView.of(x, region);
    }

    /// The region with its picked dimensions merged.
    Tensor arrange(Tensor part) {
        Tensor front = isOrdered() ? part : part.permute(order);
        return last - first == 1 ? front : front.flatten(first, last - 1);
    }

    /// Undoes [#arrange].
    Tensor disarrange(Tensor arranged) {
        Tensor front = arranged.reshape(ordered.dims());
        int[] back = new int[order.length];
        for (int i = 0; i < order.length; i++) back[order[i]] = i;
        return isOrdered() ? front : front.permute(back);
    }

    private boolean isOrdered() {
        return Arrays.equals(order, IntStream.range(0, order.length).toArray());
    }

    /// The picked places of the arranged region.
    Places places(Tensor arranged) {
        return Places.checked(position.reshape(-1), first, arranged.shape());
    }

    /// The shape of what is wanted.
    Shape shape() {
        return isBasic() ? part : around(position.shape().dims());
    }

    /// Values for what is wanted in the shape of the picked places.
    Tensor flat(Tensor values) {
        return values.expand(shape().dims()).reshape(around(position.numel()).dims());
    }

    private Shape around(int... middle) {
        int[] before = Arrays.copyOf(ordered.dims(), first);
        int[] after = Arrays.copyOfRange(ordered.dims(), last, ordered.rank());
        return Shape.of(
                Stream.of(before, middle, after).flatMapToInt(Arrays::stream).toArray());
    }

    /// Goes through the indices from left to right.
    private static final class Reader {
        private final String op;
        private final List<Region> steps = new ArrayList<>();
        private final List<Tensor> picks = new ArrayList<>();
        private final List<Integer> dims = new ArrayList<>();
        private View part;
        private int dim; // of the region so far, that the next index is for

        Reader(String op, View x, Index[] indices) {
            this.op = op;
            this.part = x;
            int left = x.rank() - Arrays.stream(indices).mapToInt(Reader::uses).sum();
            if (left < 0) throw ShapeException.of(op, "too many indices for shape " + x.shape(), x.rank() - left);
            if (Arrays.stream(indices).filter(i -> i instanceof Index.Ellipsis).count() > 1)
                throw new IllegalArgumentException(op + ": at most one ellipsis may be given.");
            for (Index index : indices) read(index, left);
        }

        private static int uses(Index index) {
            return switch (index) {
                case Index.At at -> 1;
                case Index.Range range -> 1;
                case Index.By by ->
                    by.places().dtype() == DType.BOOL ? by.places().rank() : 1;
                case Index.Ellipsis ellipsis -> 0;
                case Index.NewAxis newAxis -> 0;
            };
        }

        private void read(Index index, int left) {
            switch (index) {
                case Index.At at -> step(Select.resolve(op, part.shape(), dim, at.place()), 0);
                case Index.Range r -> range(Slice.resolve(op, part.shape(), dim, r.from(), r.to(), r.step()));
                case Index.NewAxis newAxis -> step(new Unsqueeze(dim), 1);
                case Index.Ellipsis ellipsis -> dim += left;
                case Index.By by -> by(by.places());
            }
        }

        private void range(Slice slice) {
            if (slice.size() == part.size(dim)) dim++;
            else step(slice, 1);
        }

        private void step(Region step, int dimsPassed) {
            steps.add(step);
            part = step.in(part);
            dim += dimsPassed;
        }

        private void by(Tensor places) {
            if (places.dtype() != DType.BOOL) {
                pick(places);
                return;
            }
            int[] covered = Arrays.copyOfRange(part.shape().dims(), dim, dim + places.rank());
            if (places.rank() == 0 || !Arrays.equals(covered, places.shape().dims()))
                throw ShapeException.of(
                        op,
                        "a mask must have the sizes %s of the dims it stands for".formatted(Arrays.toString(covered)),
                        places.shape());
            NonZero.coordinates(places).forEach(this::pick);
        }

        private void pick(Tensor places) {
            picks.add(places);
            dims.add(dim++);
        }

        int[] dims() {
            return dims.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
