package cairn.testkit.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cairn.tensor.Tensor;
import cairn.testkit.AccessChecks;
import cairn.testkit.OpCase;
import cairn.testkit.OpChecks;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table of all operations: every row is checked, and every public operation has a row.
class OpTableTest {
    private static final List<OpCase> ROWS = Stream.of(
                    PointwiseCases.ROWS,
                    ElementaryCases.ROWS,
                    SpecialCases.ROWS,
                    ActivationCases.ROWS,
                    CompareCases.ROWS,
                    InPlaceCases.ROWS,
                    ReductionCases.ROWS,
                    OrderCases.ROWS,
                    ShapeCases.ROWS,
                    IndexingCases.ROWS,
                    EmbeddingCases.ROWS,
                    LinalgCases.ROWS,
                    NeuralCases.ROWS,
                    NormCases.ROWS,
                    ConvCases.ROWS,
                    PoolCases.ROWS,
                    ResampleCases.ROWS,
                    SequenceCases.ROWS,
                    CtcCases.ROWS,
                    AttentionCases.ROWS)
            .flatMap(List::stream)
            .toList();

    /// Methods that are other spellings of an operation that has a row.
    private static final Set<String> ALIASES = Set.of("broadcastTo", "contiguous", "copy", "to", "transpose", "sumTo");

    @TestFactory
    Stream<DynamicContainer> everyRow() {
        return OpChecks.of(ROWS);
    }

    @TestFactory
    Stream<DynamicTest> everyLaunchDeclaresItsMemory() {
        return AccessChecks.ofOps(ROWS);
    }

    @Test
    void everyOperationHasARow() {
        Set<String> operations = Arrays.stream(Tensor.class.getInterfaces())
                .filter(group -> group.getSimpleName().endsWith("Ops"))
                .flatMap(group -> Arrays.stream(group.getDeclaredMethods()))
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        ROWS.forEach(row -> operations.remove(row.name()));
        operations.removeAll(ALIASES);
        assertEquals(Set.of(), operations, "operations without a row in the table");
    }
}
