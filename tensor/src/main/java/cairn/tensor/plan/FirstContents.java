package cairn.tensor.plan;

import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import java.util.BitSet;
import java.util.List;

/// Whether what a buffer holds before its first use matters to a step. New memory is zero when a step runs eagerly; memory that is used
/// again is not.
final class FirstContents {
    private static final int MOST_ELEMENTS = 1 << 24; // of a buffer whose elements are looked at one by one

    private FirstContents() {}

    /// Whether some element may be read before it has been written. Views are taken to be written whole, in the order of their launches;
    /// reads and writes of one launch count as reads first.
    static boolean matter(Buffer buffer, List<Use> uses) {
        if (buffer.length() == 0) return false;
        BitSet written = new BitSet();
        for (int i = 0; i < uses.size(); ) {
            int at = uses.get(i).at();
            int end = i;
            while (end < uses.size() && uses.get(end).at() == at) end++;
            List<Use> together = uses.subList(i, end);
            if (together.stream().anyMatch(u -> u.mode().needsContents() && !isWritten(u.view(), written))) return true;
            for (Use use : together) if (use.mode() == Use.Mode.WRITE && !write(use.view(), written)) return true;
            i = end;
        }
        return false;
    }

    private static boolean isWritten(View view, BitSet written) {
        if (view.isContiguous()) return written.nextClearBit(view.offset()) >= view.offset() + view.numel();
        return visit(view, written, false);
    }

    /// Marks the elements as written; false if there are too many.
    private static boolean write(View view, BitSet written) {
        if (view.isContiguous()) written.set(view.offset(), view.offset() + view.numel());
        else if (view.numel() > MOST_ELEMENTS) return false;
        else visit(view, written, true);
        return true;
    }

    private static boolean visit(View view, BitSet written, boolean mark) {
        if (view.numel() == 0) return true;
        Nest nest = Nest.of(view);
        for (int run = 0; run < nest.outer(); run++) {
            int at = view.offset() + nest.offset(0, run);
            for (int i = 0; i < nest.inner(); i++, at += nest.step(0)) {
                if (mark) written.set(at);
                else if (!written.get(at)) return false;
            }
        }
        return true;
    }
}
