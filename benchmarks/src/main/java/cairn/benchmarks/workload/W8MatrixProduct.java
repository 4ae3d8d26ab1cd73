package cairn.benchmarks.workload;

import cairn.benchmarks.Handover;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.Workload;
import cairn.tensor.Plan;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/// A matrix product into memory that is there already.
///
/// @param m rows of the left matrix
/// @param n columns of the right one
/// @param k columns of the left and rows of the right one
public record W8MatrixProduct(int m, int n, int k) implements Workload {
    public W8MatrixProduct(int n) {
        this(n, n, n);
    }

    @Override
    public String name() {
        return "W8-" + m + (m == n && n == k ? "" : "x" + n + "x" + k);
    }

    @Override
    public String about() {
        return "matrix product on one thread, [%d, %d] · [%d, %d]".formatted(m, k, k, n);
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_PLANNED, Side.CAIRN_EAGER, Side.PYTORCH, Side.OPENBLAS);
    }

    @Override
    public Map<Side, Double> bars() {
        double bar = m >= 1024 ? 0.9 : 1.0;
        return m == n && n == k ? Map.of(Side.PYTORCH, bar, Side.OPENBLAS, bar) : Map.of();
    }

    @Override
    public OptionalInt threads() {
        return OptionalInt.of(1);
    }

    @Override
    public int comparedSteps(Side side) {
        return 2;
    }

    @Override
    public long multiplyAdds() {
        return (long) m * n * k;
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(8), () -> {
            List<Handover.Batch> batches = new ArrayList<>();
            for (int i = 0; i < 2; i++) batches.add(new Handover.Batch(Tensor.randn(m, k), Tensor.randn(k, n)));
            return Handover.of(batches);
        });
    }

    @Override
    public Step on(Side side, Handover given) {
        return switch (side) {
            case CAIRN_PLANNED -> new InCairn(given, true);
            case CAIRN_EAGER -> new InCairn(given, false);
            case PYTORCH -> new InPyTorch(side, given, m, n);
            case OPENBLAS -> new InOpenBlas(given, m, n, k);
            default -> throw new IllegalArgumentException(side + " takes no part in " + name());
        };
    }

    private static final class InCairn implements Step {
        private final Handover given;
        private final Plan plan = Plan.of(InCairn::product);
        private final boolean planned;
        private int steps;

        InCairn(Handover given, boolean planned) {
            this.given = given;
            this.planned = planned;
        }

        private static Tensor product(Tensor a, Tensor b) {
            return a.matmul(b).select(0, 0).select(0, 0);
        }

        @Override
        public float run() {
            var pair = given.batch(steps++);
            return planned
                    ? plan.runItem(pair.x(), pair.y())
                    : product(pair.x(), pair.y()).item();
        }
    }

    private static final class InPyTorch implements Step {
        private final List<org.bytedeco.pytorch.Tensor> as = new ArrayList<>();
        private final List<org.bytedeco.pytorch.Tensor> bs = new ArrayList<>();
        private final org.bytedeco.pytorch.Tensor product;
        private final FloatPointer first;
        private int steps;

        InPyTorch(Side side, Handover given, int m, int n) {
            var numbers = new Torch(side, given);
            for (var pair : given.batches()) {
                as.add(numbers.tensor(pair.x()));
                bs.add(numbers.tensor(pair.y()));
            }
            product = torch.zeros(m, n);
            first = product.data_ptr_float();
        }

        @Override
        @SuppressWarnings("try") // the scope frees what the step makes
        public float run() {
            int at = steps++ % as.size();
            try (var scope = new PointerScope()) {
                torch.mm_out(product, as.get(at), bs.get(at));
            }
            return first.get();
        }
    }

    private static final class InOpenBlas implements Step {
        private final List<FloatPointer> as = new ArrayList<>();
        private final List<FloatPointer> bs = new ArrayList<>();
        private final FloatPointer product;
        private final int m;
        private final int n;
        private final int k;
        private int steps;

        InOpenBlas(Handover given, int m, int n, int k) {
            this.m = m;
            this.n = n;
            this.k = k;
            for (var pair : given.batches()) {
                as.add(new FloatPointer(pair.x().toFloatArray()));
                bs.add(new FloatPointer(pair.y().toFloatArray()));
            }
            product = new FloatPointer((long) m * n);
        }

        @Override
        public float run() {
            int at = steps++ % as.size();
            int plain = openblas.CblasNoTrans;
            FloatPointer a = as.get(at);
            FloatPointer b = bs.get(at);
            openblas.cblas_sgemm(openblas.CblasRowMajor, plain, plain, m, n, k, 1, a, k, b, n, 0, product, n);
            return product.get();
        }
    }
}
