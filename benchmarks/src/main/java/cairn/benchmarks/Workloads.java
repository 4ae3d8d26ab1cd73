package cairn.benchmarks;

import cairn.benchmarks.workload.ConvolutionPass;
import cairn.benchmarks.workload.GrowingMlp;
import cairn.benchmarks.workload.Operator;
import cairn.benchmarks.workload.W1Disc;
import cairn.benchmarks.workload.W2FashionMlp;
import cairn.benchmarks.workload.W3LeNet;
import cairn.benchmarks.workload.W4ResNet20;
import cairn.benchmarks.workload.W5Gpt;
import cairn.benchmarks.workload.W6CharLstm;
import cairn.benchmarks.workload.W7OneSample;
import cairn.benchmarks.workload.W8MatrixProduct;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All workloads, in the order in which they are measured and shown.
final class Workloads {
    private static final int GROWING_BATCH = 64;
    private static final int GROWING_WIDTH = 256;

    static final List<Workload> W1 = List.of(new W1Disc(5), new W1Disc(100));
    static final List<Workload> W2 = List.of(new W2FashionMlp(64), new W2FashionMlp(500));
    static final List<Workload> W3 = List.of(new W3LeNet(64));
    static final List<Workload> W4 = List.of(new W4ResNet20(128));
    static final List<Workload> W5 = List.of(new W5Gpt(12));
    static final List<Workload> W6 = List.of(new W6CharLstm(32));
    static final List<Workload> W7 =
            List.of(new W7OneSample(W7OneSample.Network.MLP), new W7OneSample(W7OneSample.Network.LENET));
    static final List<Workload> W8 = IntStream.of(64, 128, 256, 512, 1024)
            .<Workload>mapToObj(W8MatrixProduct::new)
            .toList();

    /// The same network with ever larger batches.
    static final List<Workload> BATCHES = IntStream.of(1, 4, 16, 64, 256, 1024, 4096)
            .<Workload>mapToObj(batch -> new GrowingMlp(batch, GROWING_WIDTH))
            .toList();

    /// Ever wider networks with the same batch.
    static final List<Workload> WIDTHS = IntStream.of(16, 64, 256, 1024, 4096)
            .<Workload>mapToObj(width -> new GrowingMlp(GROWING_BATCH, width))
            .toList();

    /// Convolutions of known networks, pass by pass.
    static final List<Workload> CONVOLUTIONS = Arrays.stream(ConvolutionPass.Place.values())
            .flatMap(place -> Arrays.stream(ConvolutionPass.Pass.values()).map(p -> new ConvolutionPass(place, p)))
            .map(Workload.class::cast)
            .toList();

    /// Other operations.
    static final List<Workload> OPERATORS =
            Arrays.stream(Operator.Kind.values()).<Workload>map(Operator::new).toList();

    /// What is trained or asked, step by step.
    static final List<Workload> STEPS =
            Stream.of(W1, W2, W3, W4, W5, W6, W7).flatMap(List::stream).toList();

    private Workloads() {}

    static Workload named(String name) {
        return Stream.of(STEPS, W8, BATCHES, WIDTHS, CONVOLUTIONS, OPERATORS)
                .flatMap(List::stream)
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workload " + name + "."));
    }
}
