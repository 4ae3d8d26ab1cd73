package cairn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.transform.MinMax;
import cairn.data.transform.RandomErasing;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconstructionTest {
    @Test
    void targetsAreTheInputsOneByOneAndInBatches() {
        Dataset repeating = Counting.of(6, 2).reconstructing();
        Batch batch = repeating.batch(4, 1);
        assertArrayEquals(new float[] {8, 9, 2, 3}, batch.y().toFloatArray());
        assertTrue(batch.x().equal(batch.y()));
        assertArrayEquals(new float[] {10, 11}, repeating.get(5).y().toFloatArray());
    }

    @Test
    void targetsFollowWhatIsDoneToTheInputs() {
        Dataset counting = Counting.of(6, 2);
        Dataset repeating = counting.reconstructing().subset(5, 0, 2).map(MinMax.fit(counting));
        assertArrayEquals(new float[] {1, 1, 0, 0}, repeating.take(2).all().y().toFloatArray());
        assertArrayEquals(new float[] {0, 0}, repeating.get(1).y().toFloatArray());
    }

    @Test
    void chanceGivesInputAndTargetAlike() {
        var pictures = new TensorDataset(Tensor.rand(8, 1, 4, 4), Tensor.zeros(8, 1));
        Dataset erased = pictures.reconstructing().map(new RandomErasing(1));
        Batch batch = Rng.with(Rng.of(3), erased::all);
        assertFalse(batch.x().equal(pictures.all().x()));
        assertTrue(batch.x().equal(batch.y()));
    }

    @Test
    void isARegressionOfTheSameData() {
        Dataset counting = Counting.of(6, 2);
        Dataset repeating = counting.reconstructing();
        assertEquals(Task.REGRESSION, repeating.info().task());
        assertEquals(List.of(), repeating.info().classNames());
        assertEquals(counting.info().inputShape(), repeating.info().inputShape());
        assertEquals(counting.checksum(), repeating.checksum());
    }
}
