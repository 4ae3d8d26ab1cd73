package cairn.tensor.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TeamTest {
    private static final int[] PART_COUNTS = {1, 2, 3, 7, 64, 65, 1000};

    @Test
    void doesEveryPartOnceHoweverManyThereAre() {
        for (int parts : PART_COUNTS) {
            for (int round = 0; round < 200; round++) {
                assertArrayEquals(ones(parts), runsOfEachPart(parts));
            }
        }
    }

    private static int[] runsOfEachPart(int parts) {
        int[] runs = new int[parts];
        Team.run(
                (index, count) -> {
                    assertEquals(parts, count);
                    runs[index]++;
                },
                parts);
        return runs;
    }

    private static int[] ones(int n) {
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void doesNothingForNoParts() {
        Team.run((index, count) -> assertTrue(false, "no part exists"), 0);
    }

    @Test
    void doesThePartsOfANestedLaunchItself() {
        AtomicIntegerArray runs = new AtomicIntegerArray(8 * 8);
        Team.run((outer, count) -> Team.run((inner, innerCount) -> runs.incrementAndGet(outer * 8 + inner), 8), 8);
        for (int i = 0; i < runs.length(); i++) assertEquals(1, runs.get(i));
    }

    @Test
    void servesSeveralApplicationThreadsAtOnce() throws InterruptedException {
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            callers.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 2000; round++) {
                    if (!Arrays.equals(ones(5), runsOfEachPart(5))) wrong.incrementAndGet();
                }
            }));
        }
        for (Thread caller : callers) caller.join();
        assertEquals(0, wrong.get());
    }

    @Test
    void wakesWorkersThatHaveParked() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            Thread.sleep(5);
            assertArrayEquals(ones(7), runsOfEachPart(7));
        }
    }

    @Test
    void throwsTheExceptionOfAPartAfterAllPartsEnded() {
        var failure = new IllegalArgumentException("part 3");
        int[] runs = new int[9];
        var thrown = assertThrows(
                IllegalArgumentException.class,
                () -> Team.run(
                        (index, count) -> {
                            runs[index]++;
                            if (index == 3) throw failure;
                        },
                        9));
        assertSame(failure, thrown);
        assertEquals(1, runs[3]);
        assertArrayEquals(ones(9), runsOfEachPart(9));
    }

    @Test
    void leavesTheCallersInterruptStatusAlone() {
        var status = new AtomicReference<Boolean>();
        Thread.currentThread().interrupt();
        runsOfEachPart(4);
        status.set(Thread.interrupted());
        assertTrue(status.get());
    }

    @Test
    void cutsItemsIntoRunsOfWholeGrainsWithoutGapOrOverlap() {
        for (int n : new int[] {0, 1, 11, 12, 13, 100, 1_000_003}) {
            for (int count : new int[] {1, 2, 3, 16}) {
                assertEquals(0, Team.cut(n, 12, 0, count));
                assertEquals(n, Team.cut(n, 12, count, count));
                for (int i = 0; i < count; i++) {
                    int from = Team.cut(n, 12, i, count);
                    assertTrue(from <= Team.cut(n, 12, i + 1, count));
                    assertTrue(from % 12 == 0 || from == n);
                }
            }
        }
    }

    @Test
    void splitsOnlyWorkThatIsWorthIt() {
        assertEquals(1, Team.partsFor(0));
        assertEquals(1, Team.partsFor(1000));
        assertEquals(Team.threads(), Team.partsFor(Long.MAX_VALUE));
    }
}
