package cairn.benchmarks.workload;

import cairn.benchmarks.CairnTraining;
import cairn.benchmarks.Handover;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.TorchTraining;
import cairn.benchmarks.Workload;
import cairn.nn.Embedding;
import cairn.nn.Layer;
import cairn.nn.LayerNorm;
import cairn.nn.Linear;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.AdamW;
import cairn.tensor.Attention;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.global.torch;

/// A small decoder of characters after GPT-2 (Radford et al., 2019): 4 layers with 4 heads, width 128, 64 characters of 65.
///
/// @param batch texts in a step
public record W5Gpt(int batch) implements Workload {
    private static final int LAYERS = 4;
    private static final int HEADS = 4;
    private static final int WIDTH = 128;
    private static final int LENGTH = 64;
    private static final int SYMBOLS = 65;
    private static final double LR = 1e-3;

    @Override
    public String name() {
        return "W5-" + batch;
    }

    @Override
    public String about() {
        return "character GPT: 4 layers, 4 heads, width 128, block 64, vocabulary 65, AdamW, batch " + batch;
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_PLANNED, Side.CAIRN_EAGER, Side.PYTORCH);
    }

    @Override
    public Map<Side, Double> bars() {
        return batch == 12 ? Map.of(Side.PYTORCH, 1.8) : Map.of();
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(5), () -> Handover.of(new InCairn.Network(), Inputs.tokens(8, SYMBOLS, batch, LENGTH)));
    }

    @Override
    public Step on(Side side, Handover given) {
        return switch (side.framework()) {
            case CAIRN -> InCairn.step(side, given);
            case PYTORCH -> new InPyTorch(side, given).step();
            default -> throw new IllegalArgumentException(side + " takes no part in " + name());
        };
    }

    private static final class InCairn {
        static Step step(Side side, Handover given) {
            return new CairnTraining(side, new Network(), new CrossEntropyLoss(), p -> new AdamW(p, LR), given);
        }

        private static final class Network extends Layer {
            private final Layer wte = child("wte", new Embedding(SYMBOLS, WIDTH));
            private final Layer wpe = child("wpe", new Embedding(LENGTH, WIDTH));
            private final Layer h = child("h", new Sequential(new Block(), new Block(), new Block(), new Block()));
            private final Layer lnF = child("ln_f", new LayerNorm(WIDTH));
            private final Layer head = child("lm_head", Linear.withoutBias(WIDTH, SYMBOLS));
            private final Tensor positions = Tensor.arange(LENGTH);

            @Override
            protected Tensor compute(Tensor tokens) { // [N, T]
                Tensor x = wte.forward(tokens).add(wpe.forward(positions)); // [N, T, C]
                x = lnF.forward(h.forward(x));
                return head.forward(x).reshape(-1, SYMBOLS); // [N·T, V]
            }
        }

        private static final class Block extends Layer {
            private final Layer ln1 = child("ln_1", new LayerNorm(WIDTH));
            private final Layer attn = child("c_attn", new Linear(WIDTH, 3 * WIDTH));
            private final Layer proj = child("c_proj", new Linear(WIDTH, WIDTH));
            private final Layer ln2 = child("ln_2", new LayerNorm(WIDTH));
            private final Layer up = child("c_fc", new Linear(WIDTH, 4 * WIDTH));
            private final Layer down = child("c_down", new Linear(4 * WIDTH, WIDTH));

            @Override
            protected Tensor compute(Tensor x) { // [N, T, C]
                Tensor y = x.add(attention(ln1.forward(x)));
                return y.add(down.forward(up.forward(ln2.forward(y)).gelu()));
            }

            private Tensor attention(Tensor x) {
                int n = x.size(0);
                Tensor qkv = attn.forward(x)
                        .reshape(n, LENGTH, 3, HEADS, WIDTH / HEADS)
                        .permute(2, 0, 3, 1, 4);
                Tensor y = qkv.select(0, 0) // [N, heads, T, D]
                        .scaledDotProductAttention(
                                qkv.select(0, 1),
                                qkv.select(0, 2),
                                Attention.defaults().causal(true));
                return proj.forward(y.transpose(1, 2).reshape(n, LENGTH, WIDTH));
            }
        }
    }

    private static final class InPyTorch {
        private final Torch numbers;
        private final org.bytedeco.pytorch.Tensor positions;

        InPyTorch(Side side, Handover given) {
            numbers = new Torch(side, given);
            positions = numbers.tensor(Tensor.arange(LENGTH));
        }

        Step step() {
            var optimizer = new org.bytedeco.pytorch.AdamW(numbers.weights(), new AdamWOptions(LR));
            return new TorchTraining(numbers, this::network, torch::cross_entropy_loss, optimizer);
        }

        private org.bytedeco.pytorch.Tensor network(org.bytedeco.pytorch.Tensor tokens) {
            var x = torch.embedding(numbers.weight("wte.weight"), tokens)
                    .add(torch.embedding(numbers.weight("wpe.weight"), positions));
            for (int i = 0; i < LAYERS; i++) x = block(x, "h." + i);
            x = numbers.layerNorm(x, "ln_f");
            return torch.linear(x, numbers.weight("lm_head.weight")).view(-1, SYMBOLS);
        }

        private org.bytedeco.pytorch.Tensor block(org.bytedeco.pytorch.Tensor x, String name) {
            var y = x.add(attention(numbers.layerNorm(x, name + ".ln_1"), name));
            var wide = torch.gelu(numbers.linear(numbers.layerNorm(y, name + ".ln_2"), name + ".c_fc"));
            return y.add(numbers.linear(wide, name + ".c_down"));
        }

        private org.bytedeco.pytorch.Tensor attention(org.bytedeco.pytorch.Tensor x, String name) {
            var qkv = numbers.linear(x, name + ".c_attn")
                    .view(-1, LENGTH, 3, HEADS, WIDTH / HEADS)
                    .permute(2, 0, 3, 1, 4);
            var y = numbers.causalAttention(qkv.select(0, 0), qkv.select(0, 1), qkv.select(0, 2));
            return numbers.linear(y.transpose(1, 2).reshape(-1, LENGTH, WIDTH), name + ".c_proj");
        }
    }
}
