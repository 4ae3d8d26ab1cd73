package cairn.tensor.ops.conv;

import cairn.tensor.engine.View;
import cairn.tensor.kernels.Kernels;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A convolution's pass from its input to its output, or from the output's gradient to the input's: both let a window
/// run over a source.
///
/// `target[n, r, o] = Σ weight[r, c, k] · source[n, c, o + shift(k)]`, unit by unit: the source is laid out as a
/// [Sheet], which makes the sum a matrix product with one array seen at different shifts.
final class Correlation {
    static final int PRODUCTS_PER_ELEMENT = 16; // so many multiply-adds take the time of passing over one element
    private static final int UNITS = 8; // enough for several threads

    /// What a unit may take: it stays in a second-level cache.
    private static final int ROOM = 128 * 1024;

    /// So many weights stay in a second-level cache beside the sheet.
    private static final int WEIGHTS = 64 * 1024;

    private final ConvShape shape;
    private final Sheet sheet;
    private final int sources; // channels of a group; targets likewise
    private final int targets;
    private final int sourceStep; // in the weight
    private final int targetStep;
    private final List<Phase> phases;

    /// A phase of the target: in a pass back from a strided convolution, not every place meets the same places of the
    /// window.
    ///
    /// @param kernels the places of the window that are met
    /// @param shifts where the sheet holds them, for every channel of the source
    /// @param packed where the phase's weights begin among those of a group
    private record Phase(int depth, int height, int width, int[] kernels, int[] shifts, int packed) {}

    private Correlation(ConvShape shape, Sheet sheet, int sources, int targets, int sourceStep, int targetStep) {
        this.shape = shape;
        this.sheet = sheet;
        this.sources = sources;
        this.targets = targets;
        this.sourceStep = sourceStep;
        this.targetStep = targetStep;
        phases = phases();
    }

    /// From the input to the output.
    static Correlation forward(ConvShape s) {
        Sheet sheet = Sheet.of(
                Track.forward(s.depth()),
                Track.forward(s.height()),
                Track.forward(s.width()),
                s.batch(),
                s.inPerGroup(),
                s.outPerGroup(),
                ROOM,
                UNITS);
        return new Correlation(s, sheet, s.inPerGroup(), s.outPerGroup(), s.kernel(), s.inPerGroup() * s.kernel());
    }

    /// From the output's gradient to the input's.
    static Correlation backward(ConvShape s) {
        Sheet sheet = Sheet.of(
                Track.backward(s.depth()),
                Track.backward(s.height()),
                Track.backward(s.width()),
                s.batch(),
                s.outPerGroup(),
                s.inPerGroup(),
                ROOM,
                UNITS);
        return new Correlation(s, sheet, s.outPerGroup(), s.inPerGroup(), s.inPerGroup() * s.kernel(), s.kernel());
    }

    // ---- geometry

    private List<Phase> phases() {
        List<Phase> all = new ArrayList<>();
        int packed = 0;
        for (int d = 0; d < sheet.depth.targetStep(); d++) {
            for (int h = 0; h < sheet.height.targetStep(); h++) {
                for (int w = 0; w < sheet.width.targetStep(); w++) {
                    Phase phase = phase(d, h, w, packed);
                    packed += targets * phase.shifts.length;
                    all.add(phase);
                }
            }
        }
        return all;
    }

    private Phase phase(int depth, int height, int width, int packed) {
        List<Integer> kernels = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Track.Tap d : sheet.depth.taps().get(depth)) {
            for (Track.Tap h : sheet.height.taps().get(height)) {
                for (Track.Tap w : sheet.width.taps().get(width)) {
                    kernels.add((d.kernel() * shape.height().kernel() + h.kernel())
                                    * shape.width().kernel()
                            + w.kernel());
                    places.add(sheet.shift(d, h, w));
                }
            }
        }
        int[] inWindow = kernels.stream().mapToInt(Integer::intValue).toArray();
        return new Phase(depth, height, width, inWindow, sheet.shifts(places, sources), packed);
    }

    // ---- weights

    /// The weights in the order in which the kernel reads them.
    private void pack(View weight, float[] packed) {
        float[] w = weight.buffer().floats();
        for (int g = 0; g < shape.groups(); g++) {
            for (Phase phase : phases) {
                int k = phase.shifts.length;
                for (int first = 0; first < targets; first += Kernels.PANEL) {
                    int height = Math.min(Kernels.PANEL, targets - first);
                    int from = weight.start() + g * group() + first * targetStep;
                    packPanel(phase.kernels, w, from, packed, g * group() + phase.packed + first * k, height);
                }
            }
        }
    }

    private void packPanel(int[] kernels, float[] w, int from, float[] packed, int to, int height) {
        for (int c = 0; c < sources; c++) {
            for (int kernel : kernels) {
                int at = from + c * sourceStep + kernel;
                for (int i = 0; i < height; i++) packed[to++] = w[at + i * targetStep];
            }
        }
    }

    /// The number of weights of a group.
    private int group() {
        return sources * targets * shape.kernel();
    }

    // ---- work

    /// Does all of the work.
    ///
    /// @param parts the launch, which calls [#part]
    void run(Team.Task parts, View source, View weight, Packed packed, View target) {
        int wanted = Team.partsFor(shape.multiplyAdds() / PRODUCTS_PER_ELEMENT);
        if (Pointwise.applies(shape, source, target)) {
            int pictures = shape.batch() * shape.groups();
            Team.run(parts, pictures < wanted ? 1 : wanted); // few large products share the team themselves
        } else {
            pack(weight, packed.floats(weight.numel()));
            Team.run(parts, Math.min(wanted, sheet.units() * shape.groups() * blocks(wanted)));
        }
    }

    /// Into how many blocks of rows to cut the channels, if there are too few units for so many parts.
    private int blocks(int parts) {
        int panels = Math.ceilDiv(targets, Kernels.PANEL);
        return Math.clamp(Math.ceilDiv(parts, Math.max(1, sheet.units() * shape.groups())), 1, panels);
    }

    /// Does part `index` of `count`.
    void part(View source, View w, Packed packed, @Nullable View bias, View target, int index, int count) {
        if (Pointwise.applies(shape, source, target))
            Pointwise.part(shape, source, w, targetStep, sourceStep, bias, target, index, count);
        else units(source, packed.floats(), bias, target, index, count);
    }

    private void units(View source, float[] packed, @Nullable View bias, View target, int index, int count) {
        Scratch scratch = Scratch.mine();
        float[] floats = scratch.sheet(sheet.size(sources));
        float[] strip = scratch.strip(targets * sheet.strip);
        int blocks = blocks(count);
        int items = sheet.units() * shape.groups() * blocks;
        int filled = -1;
        int end = Team.cut(items, 1, index + 1, count);
        for (int i = Team.cut(items, 1, index, count); i < end; i++) {
            if (i / blocks != filled) fill(source, i / blocks, filled < 0, scratch.unit, floats);
            filled = i / blocks;
            int first = Team.cut(targets, Kernels.PANEL, i % blocks, blocks);
            int last = Team.cut(targets, Kernels.PANEL, i % blocks + 1, blocks);
            rows(scratch.unit, filled % shape.groups(), first, last, packed, floats, strip, bias, target);
        }
    }

    private void fill(View source, int unitAndGroup, boolean isFirst, Unit unit, float[] floats) {
        sheet.locate(unitAndGroup / shape.groups(), unit);
        if (isFirst || sheet.isCut()) Arrays.fill(floats, 0, sheet.size(sources), 0);
        Pictures.toSheet(source, sheet, unit, unitAndGroup % shape.groups() * sources, sources, floats);
    }

    private void rows(
            Unit u,
            int group,
            int first,
            int last,
            float[] packed,
            float[] floats,
            float[] strip,
            @Nullable View bias,
            View target) {
        for (Phase phase : phases) {
            if (u.rows(sheet, phase.height) == 0 || u.columns(sheet, phase.width) == 0) continue;
            int some = Math.max(1, WEIGHTS / Math.max(1, phase.shifts.length) / Kernels.PANEL) * Kernels.PANEL;
            for (int plane = 0; plane < u.planes(sheet, phase.depth); plane++) {
                for (int r = first; r < last; r += some) {
                    int rows = Math.min(some, last - r);
                    slide(u, phase, plane, group, r, rows, packed, floats, strip);
                    store(u, phase, plane, group, r, rows, strip, bias, target);
                }
            }
        }
    }

    /// Forms the places of some channels from channel `r` of the group on.
    private void slide(
            Unit u, Phase phase, int plane, int group, int r, int rows, float[] packed, float[] floats, float[] strip) {
        int k = phase.shifts.length;
        Provider.KERNELS.slide(
                rows,
                sheet.places(u.rows(sheet, phase.height)),
                k,
                packed,
                group * group() + phase.packed + r * k,
                floats,
                plane * sheet.plane,
                phase.shifts,
                0,
                strip,
                0,
                sheet.strip);
    }

    private void store(
            Unit u,
            Phase phase,
            int plane,
            int group,
            int r,
            int rows,
            float[] strip,
            @Nullable View bias,
            View target) {
        for (int i = 0; i < rows; i++) {
            int channel = group * targets + r + i;
            float plus = bias == null ? 0 : bias.buffer().floats()[bias.start() + channel * bias.stride(0)];
            Pictures.fromStrip(
                    strip,
                    i * sheet.strip,
                    plus,
                    target,
                    sheet,
                    u,
                    channel,
                    plane,
                    phase.depth,
                    phase.height,
                    phase.width);
        }
    }
}
