package cairn.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Cell;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.Recorder;
import cairn.tensor.engine.View;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Checks that launches do with memory what they declare: each one is run a second time with rubbish wherever it claims not to read. It
/// must come to the same result, and leave alone what it does not claim to write.
public final class AccessCheck implements Recorder {
    private static final float RUBBISH = Float.intBitsToFloat(0x7fc12345); // a NaN
    private static final long RUBBISH_LONG = 0x5eed_5eed_5eedL;

    private final Map<Buffer, Object> before = new IdentityHashMap<>();
    private final Map<Cell, Object> cells = new IdentityHashMap<>();
    private final Map<Buffer, Boolean> known = new IdentityHashMap<>();
    private Launch running;
    private int launches;

    /// How many launches were checked.
    public int launches() {
        return launches;
    }

    @Override
    public void readByHost(View view) {}

    @Override
    public void allocated(Buffer buffer, boolean fresh) {
        known.put(buffer, true);
    }

    @Override
    public void launching(Launch launch) {
        running = launch;
        before.clear();
        cells.clear();
        Claims claims = new Claims(launch);
        claims.cells.forEach(cell -> cells.put(cell, cell.state()));
        claims.readable.keySet().forEach(buffer -> known.put(buffer, true));
        known.keySet().forEach(buffer -> before.put(buffer, copy(buffer)));
    }

    @Override
    public void launched(Launch launch) {
        if (launch != running) return; // not run: fresh memory is zero
        running = null;
        launches++;
        Claims claims = new Claims(launch);
        Map<Buffer, Object> after = new IdentityHashMap<>();
        before.keySet().forEach(buffer -> after.put(buffer, copy(buffer)));
        Map<Cell, Object> cellsAfter = new IdentityHashMap<>();
        cells.forEach((cell, state) -> {
            cellsAfter.put(cell, cell.state());
            cell.restore(state);
        });
        before.forEach((buffer, contents) -> spoil(buffer, contents, claims.readable(buffer)));
        try {
            launch.run();
            before.keySet().forEach(buffer -> compare(launch, buffer, after.get(buffer), claims));
            cellsAfter.forEach((cell, state) -> {
                if (!cell.state().equals(state)) fail(launch + " changed a cell otherwise the second time");
            });
        } finally {
            after.forEach((buffer, contents) -> spoil(buffer, contents, null));
        }
    }

    private void compare(Launch launch, Buffer buffer, Object first, Claims claims) {
        BitSet written = claims.written(buffer);
        BitSet scratch = claims.scratch(buffer);
        BitSet readable = claims.readable(buffer);
        Object was = before.get(buffer);
        for (int i = 0; i < buffer.length(); i++) {
            if (scratch.get(i)) continue;
            Object a = element(first, i);
            Object b = element(buffer.array(), buffer.base() + i);
            if (written.get(i)) {
                if (!a.equals(b))
                    fail("%s: element %d was %s, and %s after what it claims not to read was spoilt"
                            .formatted(launch, i, a, b));
            } else if (!a.equals(element(was, i)) || !b.equals(readable.get(i) ? element(was, i) : rubbish(was, i))) {
                fail("%s: element %d, which it claims not to write, became %s, then %s".formatted(launch, i, a, b));
            }
        }
    }

    /// Puts `contents` into a buffer where `keep` is set (null for everywhere), and rubbish elsewhere.
    private static void spoil(Buffer buffer, Object contents, BitSet keep) {
        for (int i = 0; i < buffer.length(); i++)
            Array.set(
                    buffer.array(),
                    buffer.base() + i,
                    keep == null || keep.get(i) ? element(contents, i) : rubbish(contents, i));
    }

    private static Object rubbish(Object contents, int i) {
        return switch (contents) {
            case float[] f -> RUBBISH;
            case long[] l -> RUBBISH_LONG;
            case boolean[] b -> !b[i];
            default -> throw new IllegalArgumentException("no buffer holds " + contents.getClass());
        };
    }

    private static Object element(Object array, int i) {
        return Array.get(array, i);
    }

    private static Object copy(Buffer buffer) {
        Object copy = Buffer.newArray(buffer.dtype(), buffer.length());
        System.arraycopy(buffer.array(), buffer.base(), copy, 0, buffer.length());
        return copy;
    }

    /// What a launch says it does.
    private static final class Claims implements Launch.Access {
        private final Map<Buffer, BitSet> readable = new IdentityHashMap<>();
        private final Map<Buffer, BitSet> written = new IdentityHashMap<>();
        private final Map<Buffer, BitSet> scratch = new IdentityHashMap<>();
        private final List<Cell> cells = new ArrayList<>();

        Claims(Launch launch) {
            launch.access(this);
        }

        BitSet readable(Buffer buffer) {
            return readable.getOrDefault(buffer, new BitSet());
        }

        BitSet written(Buffer buffer) {
            return written.getOrDefault(buffer, new BitSet());
        }

        BitSet scratch(Buffer buffer) {
            return scratch.getOrDefault(buffer, new BitSet());
        }

        private void mark(Map<Buffer, BitSet> marks, View view) {
            readable.computeIfAbsent(view.buffer(), b -> new BitSet());
            BitSet set = marks.computeIfAbsent(view.buffer(), b -> new BitSet());
            if (view.numel() == 0) return;
            Nest nest = Nest.of(view);
            for (int run = 0; run < nest.outer(); run++)
                for (int i = 0; i < nest.inner(); i++) set.set(view.offset() + nest.at(0, run, i));
        }

        @Override
        public void reads(View view) {
            mark(readable, view);
        }

        @Override
        public void writes(View view) {
            mark(written, view);
        }

        @Override
        public void updates(View view) {
            mark(readable, view);
            mark(written, view);
        }

        @Override
        public void scratch(View view) {
            mark(scratch, view);
        }

        @Override
        public void changes(Cell cell) {
            cells.add(cell);
        }
    }
}
