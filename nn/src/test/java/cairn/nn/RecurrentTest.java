package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.Autograd;
import cairn.tensor.Graph;
import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecurrentTest {
    @BeforeEach
    void drawTheSameNumbers() {
        Rng.seed(1);
    }

    private static void assertClose(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), 1e-5f);
    }

    @Test
    void goesOnWhereItStopped() {
        LSTM lstm = new LSTM(3, 40, Recurrent.defaults().layers(2));
        Tensor x = Tensor.randn(7, 2, 3);
        LSTM.Output whole = lstm.run(x);
        LSTM.Output first = lstm.run(x.narrow(0, 0, 4));
        LSTM.Output second = lstm.run(x.narrow(0, 4, 3), first.state());
        assertClose(whole.output(), Tensor.cat(0, first.output(), second.output()));
        assertClose(whole.state().c(), second.state().c());
    }

    @Test
    void givesAPackedSequenceWhatItGivesItAlone() {
        GRU gru = new GRU(3, 35, Recurrent.defaults().layers(2).bidirectional(true));
        List<Tensor> sequences = List.of(Tensor.randn(2, 3), Tensor.randn(6, 3), Tensor.randn(4, 3));
        Recurrent.PackedOutput out = gru.run(PackedSequence.packSequence(sequences));
        PackedSequence.Padded padded = out.output().padPackedSequence(true, 0);
        for (int i = 0; i < 3; i++) {
            Recurrent.Output alone = gru.run(sequences.get(i));
            int length = sequences.get(i).size(0);
            assertEquals(length, padded.lengths().toLongArray()[i]);
            assertClose(alone.output(), padded.output().select(0, i).narrow(0, 0, length));
            assertClose(alone.h(), out.h().select(1, i));
        }
    }

    @Test
    void isTheCellAppliedStepByStep() {
        GRU gru = new GRU(3, 5);
        GRUCell cell = new GRUCell(3, 5);
        gru.stateDict()
                .forEach((name, value) -> Autograd.noGrad(
                        () -> cell.stateDict().get(name.replace("_l0", "")).copyInPlace(value)));
        Tensor x = Tensor.randn(4, 2, 3);
        Tensor h = Tensor.zeros(2, 5);
        List<Tensor> outputs = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            h = cell.forward(x.select(0, t), h);
            outputs.add(h);
        }
        assertClose(Tensor.stack(0, outputs), gru.forward(x));
    }

    @Test
    void showsItsOutputToHooksHoweverItIsCalled() {
        LSTM lstm = new LSTM(3, 4);
        List<Integer> inputs = new ArrayList<>();
        lstm.registerForwardHook((layer, in, out) -> {
            inputs.add(in.size());
            return out.mul(0);
        });
        Tensor x = Tensor.randn(2, 1, 3);
        assertClose(Tensor.zeros(2, 1, 4), lstm.forward(x));
        LSTM.Output out = lstm.run(x, new LSTM.State(Tensor.zeros(1, 1, 4), Tensor.zeros(1, 1, 4)));
        assertClose(Tensor.zeros(2, 1, 4), out.output());
        assertEquals(List.of(1, 3), inputs);
    }

    @Test
    void hasTheSameGradientWhetherOrNotItIsToBeDifferentiatedAgain() {
        LSTM lstm = new LSTM(3, 33, Recurrent.defaults().bidirectional(true));
        Tensor x = Tensor.randn(5, 2, 3).requiresGrad(true);
        Supplier<Tensor> loss = () -> lstm.forward(x).square().sum();
        Tensor fused = Autograd.grad(loss.get(), x).getFirst();
        assertClose(
                fused,
                Autograd.grad(List.of(loss.get()), List.of(Tensor.scalar(1)), List.of(x), Graph.CREATE)
                        .getFirst());
    }

    @Test
    void dropsOutputsBetweenLayersInTrainingOnly() {
        LSTM lstm = new LSTM(3, 4, Recurrent.defaults().layers(2).dropout(1));
        Tensor x = Tensor.randn(5, 2, 3);
        Tensor nothing = Tensor.zeros(5, 2, 4);
        LSTM second = new LSTM(4, 4);
        Autograd.noGrad(() -> second.stateDict()
                .forEach((name, value) -> value.copyInPlace(lstm.stateDict().get(name.replace("_l0", "_l1")))));
        assertClose(second.forward(nothing), lstm.forward(x));
    }

    // ---- bad input

    private static void assertRefused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test
    void namesItselfWhenTheInputDoesNotFit() {
        LSTM lstm = new LSTM(3, 4);
        assertRefused(
                "LSTM(3 → 4) expects [T, N, 3] or [T, 3] but got [5, 2, 4].",
                () -> lstm.forward(Tensor.zeros(5, 2, 4)));
        assertRefused(
                "LSTM(3 → 4) expects at least one time step but got [0, 2, 3].",
                () -> lstm.forward(Tensor.zeros(0, 2, 3)));
        GRU gru = new GRU(3, 4, Recurrent.defaults().batchFirst(true));
        assertRefused("GRU(3 → 4) expects [N, T, 3] or [T, 3] but got [3].", () -> gru.forward(Tensor.zeros(3)));
    }

    @Test
    void namesItselfWhenAStateDoesNotFit() {
        RNN rnn = new RNN(3, 4, Recurrent.defaults().layers(2));
        assertRefused(
                "RNN(3 → 4) expects an initial h of [layers·directions=2, N=5, 4] but got [2, 1, 4].",
                () -> rnn.run(Tensor.zeros(6, 5, 3), Tensor.zeros(2, 1, 4)));
        assertRefused(
                "RNN(3 → 4) expects an initial h of [layers·directions=2, 4] but got [1, 4].",
                () -> rnn.run(Tensor.zeros(6, 3), Tensor.zeros(1, 4)));
        LSTMCell cell = new LSTMCell(3, 4);
        assertRefused(
                "LSTMCell(3 → 4) expects a state c of [2, 4] but got [2, 3].",
                () -> cell.run(Tensor.zeros(2, 3), new LSTM.State(Tensor.zeros(2, 4), Tensor.zeros(2, 3))));
    }

    @Test
    void refusesOptionsThatCannotWork() {
        assertRefused(
                "LSTM: projSize must be at least 0 and below hiddenSize 4, got 4.",
                () -> LSTM.projected(3, 4, 4, Recurrent.defaults()));
        assertRefused(
                "Recurrent: layers must be at least 1, got 0.",
                () -> Recurrent.defaults().layers(0));
        assertRefused(
                "Recurrent: dropout must be in [0, 1], got 1.5.",
                () -> Recurrent.defaults().dropout(1.5));
        assertRefused("GRUCell: hiddenSize must be at least 1, got 0.", () -> new GRUCell(3, 0));
    }

    @Test
    void refusesStatesThatWereChangedBeforeTheBackwardPass() {
        GRU gru = new GRU(3, 4);
        Tensor y = gru.forward(Tensor.randn(5, 3));
        Autograd.noGrad(() -> y.zeroInPlace());
        assertThrows(IllegalStateException.class, () -> y.sum().backward());
    }

    @Test
    void isAnsweredWithTheShapeByAShapeException() {
        assertThrows(ShapeException.class, () -> new GRU(3, 4).forward(Tensor.zeros(2, 2)));
    }
}
