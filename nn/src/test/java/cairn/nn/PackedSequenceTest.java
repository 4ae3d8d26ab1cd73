package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedSequenceTest {
    private static final Tensor PADDED = Tensor.of(new float[] {1, 2, 0, 3, 4, 5, 6, 0, 0}, 3, 3); // [N, T]

    @Test
    void laysStepsOutOneAfterTheOtherLongestSequenceFirst() {
        PackedSequence packed = PackedSequence.packPaddedSequence(PADDED, new int[] {2, 3, 1}, true);
        assertArrayEquals(new float[] {3, 1, 6, 4, 2, 5}, packed.data().toFloatArray());
        assertEquals("[3, 2, 1]", packed.steps().toString());
        assertArrayEquals(new long[] {1, 0, 2}, packed.sortedIndices().toLongArray());
        assertArrayEquals(new long[] {1, 0, 2}, packed.unsortedIndices().toLongArray());
    }

    @Test
    void givesTheBatchBackWithPaddingOfChoice() {
        var padded = PackedSequence.packPaddedSequence(PADDED, new int[] {2, 3, 1}, true)
                .padPackedSequence(true, -1, 4);
        assertArrayEquals(
                new float[] {1, 2, -1, -1, 3, 4, 5, -1, 6, -1, -1, -1},
                padded.output().toFloatArray());
        assertArrayEquals(new long[] {2, 3, 1}, padded.lengths().toLongArray());
    }

    @Test
    void givesEveryElementItsOwnGradientThroughPackingAndPadding() {
        Tensor x = PADDED.copy().requiresGrad(true);
        var packed = PackedSequence.packPaddedSequence(x, new int[] {2, 3, 1}, true);
        Tensor weight = Tensor.arange(1.0, 10.0, 1.0).reshape(3, 3);
        packed.padPackedSequence(true, 7).output().mul(weight).sum().backward();
        assertArrayEquals(new float[] {1, 2, 0, 4, 5, 6, 7, 0, 0}, x.grad().toFloatArray());
    }

    @Test
    void padsSequencesOfIntegersAsWell() {
        Tensor padded =
                PackedSequence.padSequence(List.of(Tensor.of(new long[] {1, 2}), Tensor.of(new long[] {3})), false, 9);
        assertEquals(cairn.tensor.DType.I64, padded.dtype());
        assertArrayEquals(new long[] {1, 3, 2, 9}, padded.toLongArray());
    }

    private static void assertRefused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test
    void refusesLengthsOutsideTheBatch() {
        assertRefused(
                "packPaddedSequence: lengths must be in [1, T=3], got lengths[1] = 4.",
                () -> PackedSequence.packPaddedSequence(PADDED, new int[] {2, 4, 1}, true));
        assertRefused(
                "packPaddedSequence: lengths must be in [1, T=3], got lengths[2] = 0.",
                () -> PackedSequence.packPaddedSequence(PADDED, new int[] {2, 3, 0}, true));
        assertRefused(
                "packPaddedSequence: the lengths must be I64 [N=3], got I64 [2].",
                () -> PackedSequence.packPaddedSequence(PADDED, new int[] {2, 3}, true));
    }

    @Test
    void refusesWhatCannotBePadded() {
        assertRefused(
                "padSequence: all sequences must be [length, *] with the same last sizes, got [2, 3] and [2, 4].",
                () -> PackedSequence.padSequence(List.of(Tensor.zeros(2, 3), Tensor.zeros(2, 4)), false, 0));
        PackedSequence packed = PackedSequence.packPaddedSequence(PADDED, new int[] {2, 3, 1}, true);
        assertRefused(
                "padPackedSequence: totalLength must be at least that of the longest sequence, 3, got 2.",
                () -> packed.padPackedSequence(true, 0, 2));
        assertRefused("PackedSequence: data must be [rows=6, *], got [5].", () -> packed.with(Tensor.zeros(5)));
    }
}
