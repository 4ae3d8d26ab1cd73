package cairn.tensor.plan;

import cairn.tensor.DType;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Launch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the memory of a step's intermediate results goes: buffers that are not in use at the same time share places, and the result of a
/// pointwise launch takes the place of an operand that nobody needs any more.
final class Layout {
    private static final int LINE = 16; // places are multiples of so many elements, a line of the cache for F32

    /// Buffers that lie in the same place one after the other, without a gap in time.
    private static final class Block {
        final List<Buffer> buffers = new ArrayList<>();
        final DType dtype;
        final int length;
        final int from;
        int to;
        long offset;

        Block(Buffer buffer, List<Use> uses) {
            buffers.add(buffer);
            dtype = buffer.dtype();
            length = buffer.length();
            from = uses.getFirst().at();
            to = uses.getLast().at();
        }

        boolean meets(Block other) {
            return dtype == other.dtype && from <= other.to && other.from <= to;
        }

        long end() {
            return offset + ((long) length + LINE - 1) / LINE * LINE;
        }
    }

    private final Map<Buffer, List<Use>> uses;
    private final List<Launch> launches;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Buffer, Block> ends = new IdentityHashMap<>(); // by the newest buffer of a block
    private final Map<DType, Long> sizes = new EnumMap<>(DType.class);
    private long asked;

    private Layout(Draft draft) {
        uses = draft.uses();
        launches = draft.launches();
        uses.entrySet().stream()
                .filter(e -> draft.isMovable(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingInt(e -> e.getValue().getFirst().at()))
                .forEach(e -> add(e.getKey(), e.getValue()));
        place();
    }

    static Layout of(Draft draft) {
        return new Layout(draft);
    }

    private void add(Buffer buffer, List<Use> its) {
        asked += (long) buffer.length() * bytes(buffer.dtype());
        Block block = successorOf(buffer, its);
        if (block == null) {
            block = new Block(buffer, its);
            blocks.add(block);
        }
        ends.put(buffer, block);
    }

    /// The block of an operand whose place the buffer can take, extended by it; null if there is none.
    private @Nullable Block successorOf(Buffer buffer, List<Use> its) {
        Use first = its.getFirst();
        if (first.at() >= launches.size()
                || first.mode() != Use.Mode.WRITE
                || !first.view().coversBuffer()) return null;
        if (!launches.get(first.at()).isPointwise()) return null;
        for (Map.Entry<Buffer, Block> end : ends.entrySet()) {
            if (!canFollow(end.getKey(), end.getValue(), first)) continue;
            Block block = end.getValue();
            ends.remove(end.getKey());
            block.buffers.add(buffer);
            block.to = its.getLast().at();
            return block;
        }
        return null;
    }

    private boolean canFollow(Buffer operand, Block block, Use write) {
        if (block.to != write.at()
                || block.dtype != write.view().dtype()
                || operand.length() != write.view().numel()) return false;
        for (Use use : Objects.requireNonNull(uses.get(operand)))
            if (use.at() == write.at() && !use.view().isLike(write.view())) return false;
        return true;
    }

    /// Places the largest first, each as low as what is already placed allows.
    private void place() {
        List<Block> placed = new ArrayList<>(); // by offset
        blocks.sort(Comparator.comparingInt((Block b) -> b.length).reversed());
        for (Block block : blocks) {
            for (Block other : placed) {
                if (!block.meets(other)) continue;
                if (block.end() <= other.offset) break;
                block.offset = Math.max(block.offset, other.end());
            }
            int at = placed.size();
            while (at > 0 && placed.get(at - 1).offset > block.offset) at--;
            placed.add(at, block);
            sizes.merge(block.dtype, block.end(), Math::max);
        }
    }

    private static int bytes(DType dtype) {
        return switch (dtype) {
            case F32 -> Float.BYTES;
            case I64 -> Long.BYTES;
            case BOOL -> 1;
        };
    }

    /// The elements of type `dtype` that all places together take.
    long size(DType dtype) {
        return sizes.getOrDefault(dtype, 0L);
    }

    /// The memory that all places together take, in bytes.
    long bytes() {
        long sum = 0;
        for (DType dtype : DType.values()) sum += size(dtype) * bytes(dtype);
        return sum;
    }

    /// The memory that the buffers would take by themselves, in bytes.
    long bytesAsked() {
        return asked;
    }

    /// Moves the buffers of type `dtype` to their places in `array`.
    void moveTo(Object array, DType dtype) {
        for (Block block : blocks)
            if (block.dtype == dtype) for (Buffer buffer : block.buffers) buffer.rebase(array, (int) block.offset);
    }
}
