package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Where values belong in ascending sequences: the number of elements below each, or not above. NaN belongs at the end.
public final class SearchSorted {
    private SearchSorted() {}

    /// The place of each value in its sequence. PyTorch: `torch.searchsorted`.
    ///
    /// @param sequence `[N]` for all values, or `[…, N]` with the leading dims of the values
    /// @param right whether a value goes behind equal elements, else before them
    public static Tensor of(Tensor sequence, Tensor values, boolean right) {
        check(sequence, values);
        DType meet = DType.promote(sequence.dtype(), values.dtype()) == DType.F32 ? DType.F32 : DType.I64;
        View s = ArrayTensor.view(sequence.detach().to(meet).contiguous());
        View v = ArrayTensor.view(values.detach().to(meet).contiguous());
        View y = View.allocate(DType.I64, v.shape());
        Engine.launch(new SearchLaunch(right, s, v, y, s.size(s.rank() - 1), perSequence(s, v)));
        return new ArrayTensor(y);
    }

    private static int perSequence(View s, View v) {
        return s.rank() == 1 ? Math.max(1, v.numel()) : Math.max(1, v.size(v.rank() - 1));
    }

    private static void check(Tensor sequence, Tensor values) {
        if (sequence.rank() == 1) return;
        boolean fits = sequence.rank() > 0 && sequence.rank() == values.rank();
        if (!fits || !Arrays.equals(leading(sequence.shape()), leading(values.shape())))
            throw ShapeException.of(
                    "searchSorted",
                    "the sequence must be [N], or share all dims but the last with the values",
                    sequence.shape() + " and " + values.shape());
    }

    private static int[] leading(Shape s) {
        return Arrays.copyOf(s.dims(), s.rank() - 1);
    }

    private record SearchLaunch(boolean right, View sequence, View values, View y, int n, int perSequence)
            implements Launch {
        @Override
        public void run() {
            long[] out = y.buffer().longs();
            for (int i = 0; i < y.numel(); i++) out[y.start() + i] = search(i / perSequence * n, i);
        }

        private int search(int first, int i) {
            int low = 0;
            int high = n;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isPast(first + middle, i)) high = middle;
                else low = middle + 1;
            }
            return low;
        }

        /// Whether the value goes before this element.
        private boolean isPast(int at, int i) {
            if (sequence.dtype() == DType.F32) {
                float e = sequence.buffer().floats()[sequence.start() + at];
                float v = values.buffer().floats()[values.start() + i];
                return right ? e > v : e >= v;
            }
            long e = sequence.buffer().longs()[sequence.start() + at];
            long v = values.buffer().longs()[values.start() + i];
            return right ? e > v : e >= v;
        }

        @Override
        public void access(Access access) {
            access.reads(sequence);
            access.reads(values);
            access.writes(y);
        }
    }
}
