package cairn.tensor.ops.conv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One dimension of a correlation: which places of the source meet which places of the window, for every place of the
/// target.
///
/// Strides are taken out by *phases*: place `j·step + r` of a tensor is place `j` of its phase `r`. Between phases
/// everything moves in steps of one: target place `o` meets source place `o + shift` for every tap.
///
/// @param source the size of the source
/// @param sourceStep the number of phases of the source
/// @param target the size of the target
/// @param targetStep the number of phases of the target
/// @param taps for every phase of the target
/// @param first the smallest shift
/// @param last the largest shift
/// @param phases the phases of the source that any tap lies on, in ascending order
record Track(
        int source,
        int sourceStep,
        int target,
        int targetStep,
        List<List<Tap>> taps,
        int first,
        int last,
        int[] phases) {
    /// One place of the window.
    ///
    /// @param kernel which place
    /// @param phase the phase of the source it lies on
    /// @param shift how far into that phase, from the target's place on
    record Tap(int kernel, int phase, int shift) {}

    private static Track of(int source, int sourceStep, int target, int targetStep, List<List<Tap>> taps) {
        int first = all(taps).mapToInt(Tap::shift).min().orElse(0);
        int last = all(taps).mapToInt(Tap::shift).max().orElse(0);
        int[] phases = all(taps).mapToInt(Tap::phase).distinct().sorted().toArray();
        return new Track(source, sourceStep, target, targetStep, taps, first, last, phases);
    }

    private static Stream<Tap> all(List<List<Tap>> taps) {
        return taps.stream().flatMap(List::stream);
    }

    /// From the input to the output.
    static Track forward(Axis a) {
        List<Tap> taps = new ArrayList<>();
        for (int k = 0; k < a.kernel(); k++) {
            int place = k * a.dilation() - a.before();
            taps.add(new Tap(k, Math.floorMod(place, a.stride()), Math.floorDiv(place, a.stride())));
        }
        return of(a.in(), a.stride(), a.out(), 1, List.of(taps));
    }

    /// From the output to the input: input `i` met output `(i + before − k·dilation) / stride` where that is whole.
    static Track backward(Axis a) {
        List<List<Tap>> phases = new ArrayList<>();
        for (int r = 0; r < a.stride(); r++) {
            List<Tap> taps = new ArrayList<>();
            for (int k = 0; k < a.kernel(); k++) {
                int place = r + a.before() - k * a.dilation();
                if (Math.floorMod(place, a.stride()) == 0) taps.add(new Tap(k, 0, place / a.stride()));
            }
            phases.add(taps);
        }
        return of(a.out(), 1, a.in(), a.stride(), phases);
    }

    /// How many places phase `r` of the source has.
    int sourceCount(int r) {
        return Math.max(0, Math.ceilDiv(source - r, sourceStep));
    }

    /// How many places phase `r` of the target has; the first phase has the most.
    int targetCount(int r) {
        return Math.max(0, Math.ceilDiv(target - r, targetStep));
    }

    /// How many places of the window a place of the target meets at most.
    int mostTaps() {
        return taps.stream().mapToInt(List::size).max().orElse(0);
    }

    /// Which of [#phases] the tap lies on.
    int phaseOf(Tap tap) {
        return Arrays.binarySearch(phases, tap.phase);
    }

    /// Which of [#phases] place `i` of the source lies on; −1 if no window over `block` places of the target meets it.
    int indexOf(int i, int block) {
        int place = i / sourceStep;
        return place < first || place >= block + last ? -1 : Math.max(-1, Arrays.binarySearch(phases, i % sourceStep));
    }
}
