package cairn.nn.loss;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Refuses values that a loss cannot use, when the launch runs, so that a replayed step checks its own batch.
///
/// @param x contiguous
/// @param what begins the message: `HingeLoss: targets`
record ValueCheck(View x, Rule rule, String what) implements Launch {
    /// What values must be.
    enum Rule {
        BIPOLAR("must be -1 or 1", " For labels 0 and 1 use target.mul(2).sub(1)."),
        NOT_NEGATIVE("must not be negative", "");

        private final String text;
        private final String hint;

        Rule(String text, String hint) {
            this.text = text;
            this.hint = hint;
        }

        private boolean allows(float v) {
            return switch (this) {
                case BIPOLAR -> v == 1 || v == -1;
                case NOT_NEGATIVE -> !(v < 0);
            };
        }
    }

    @Override
    public void run() {
        float[] values = x.buffer().floats();
        for (int i = 0; i < x.numel(); i++) if (!rule.allows(values[x.start() + i])) throw refused(i);
    }

    private IllegalArgumentException refused(int at) {
        int[] index = new int[x.rank()];
        for (int d = index.length - 1, left = at; d >= 0; d--) {
            index[d] = left % x.size(d);
            left /= x.size(d);
        }
        return new IllegalArgumentException("%s %s, got %s at %s.%s"
                .formatted(what, rule.text, x.buffer().floats()[x.start() + at], Arrays.toString(index), rule.hint));
    }

    @Override
    public void access(Access access) {
        access.reads(x);
    }
}
