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
/// `target[n, r, o] = bias[r] + Σ weight[r, c, k] · source[n, c, o + shift(k)]`, unit by unit: the source is laid out as
/// a [Sheet], which makes the sum a matrix product with one array seen at different shifts.
final class Correlation {
    static final int PRODUCTS_PER_ELEMENT = 16; // so many multiply-adds take the time of passing over one element
    private static final int UNITS = 8; // enough for several threads

    /// What a unit may take: it stays in a second-level cache.
    private static final int ROOM = 128 * 1024;

    /// So many weights stay in a second-level cache beside the sheet.
    private static final int WEIGHTS = 64 * 1024;

    private static final float[] ZERO = {0};

    private final ConvShape shape;
    private final Sheet sheet;
    private final int sources; // channels of a group; targets likewise
    private final int targets;
    private final int sourceStep; // in the weight
    private final int targetStep;
    private final Phase[][] phases; // for every phase of the depth
    private final int[] places; // of interleaved pictures
    private final int rows; // of the target that are formed at a time

    /// A phase of the target's planes: in a pass back from a strided convolution, not every place meets the same places
    /// of the window.
    ///
    /// @param kernels the places of the window that are met
    /// @param shifts where the sheet holds them, for every channel of the source
    /// @param packed where the phase's weights begin among those of a group
    private record Phase(int height, int width, int[] kernels, int[] shifts, int packed, Runs runs) {}

    private static final Known<Key, Correlation> KNOWN = new Known<>(Correlation::new);

    /// What a correlation depends on.
    ///
    /// @param isForward from the input to the output
    /// @param wholePlanes whether the places of a channel's plane of the source lie one after the other
    private record Key(ConvShape shape, boolean isForward, boolean wholePlanes) {
        Tracks tracks() {
            return isForward
                    ? Tracks.forward(shape, shape.inPerGroup(), shape.outPerGroup())
                    : Tracks.backward(shape, shape.outPerGroup(), shape.inPerGroup());
        }
    }

    private Correlation(Key key) {
        shape = key.shape;
        int in = shape.kernel();
        int out = shape.inPerGroup() * shape.kernel();
        sourceStep = key.isForward ? in : out;
        targetStep = key.isForward ? out : in;
        Tracks tracks = key.tracks();
        sources = tracks.sources();
        targets = tracks.targets();
        sheet = Sheet.of(tracks, Provider.KERNELS.span(), ROOM, UNITS, key.wholePlanes);
        places = Pictures.interleaving(sheet);
        phases = phases(targets
                * shape.groups()
                * tracks.depth().target()
                * tracks.height().target()
                * tracks.width().target());
        rows = rowsAtATime();
    }

    /// From the input to the contiguous output.
    static Correlation forward(ConvShape s, View x) {
        return KNOWN.of(new Key(s, true, Pictures.hasWholePlanes(x)));
    }

    /// From the output's gradient to the input's, which is contiguous.
    static Correlation backward(ConvShape s, View dy) {
        return KNOWN.of(new Key(s, false, Pictures.hasWholePlanes(dy)));
    }

    // ---- geometry

    private Phase[][] phases(int image) {
        int perRow = sheet.width.targetStep();
        Phase[][] all = new Phase[sheet.depth.targetStep()][sheet.height.targetStep() * perRow];
        int packed = 0;
        for (int d = 0; d < all.length; d++) {
            for (int i = 0; i < all[d].length; i++) {
                Runs runs = Runs.of(sheet, i / perRow, i % perRow, Provider.KERNELS.span(), image);
                all[d][i] = phase(d, i / perRow, i % perRow, packed, runs);
                packed += targets * all[d][i].shifts.length;
            }
        }
        return all;
    }

    private Phase phase(int depth, int height, int width, int packed, Runs runs) {
        List<Integer> kernels = new ArrayList<>();
        List<Integer> taps = new ArrayList<>();
        for (Track.Tap d : sheet.depth.taps().get(depth)) {
            for (Track.Tap h : sheet.height.taps().get(height)) {
                for (Track.Tap w : sheet.width.taps().get(width)) {
                    kernels.add((d.kernel() * shape.height().kernel() + h.kernel())
                                    * shape.width().kernel()
                            + w.kernel());
                    taps.add(sheet.shift(d, h, w));
                }
            }
        }
        int[] inWindow = kernels.stream().mapToInt(Integer::intValue).toArray();
        return new Phase(height, width, inWindow, sheet.shifts(taps, sources), packed, runs);
    }

    private int rowsAtATime() {
        int most = 1;
        for (Phase[] ofPlane : phases) for (Phase phase : ofPlane) most = Math.max(most, phase.shifts.length);
        int some = Math.max(1, WEIGHTS / most / Kernels.PANEL) * Kernels.PANEL;
        return sheet.form == Form.INTERLEAVED ? Math.min(Sheet.FEW, some) : some;
    }

    // ---- weights

    /// The weights in the order in which the kernel reads them.
    private void pack(View weight, float[] packed) {
        float[] w = weight.buffer().floats();
        for (int g = 0; g < shape.groups(); g++) {
            for (Phase[] ofPlane : phases) {
                for (Phase phase : ofPlane) {
                    int from = weight.start() + g * group();
                    for (int first = 0; first < targets; first += Kernels.PANEL) {
                        int height = Math.min(Kernels.PANEL, targets - first);
                        int to = g * group() + phase.packed + first * phase.shifts.length;
                        packPanel(phase.kernels, w, from + first * targetStep, packed, to, height);
                    }
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
        float[] strip = scratch.strip(sheet.form == Form.DIRECT ? 0 : Math.min(rows, targets) * sheet.strip);
        int blocks = blocks(count);
        int items = sheet.units() * shape.groups() * blocks;
        int filled = -1;
        int end = Team.cut(items, 1, index + 1, count);
        for (int i = Team.cut(items, 1, index, count); i < end; i++) {
            if (i / blocks != filled) fill(source, i / blocks, filled < 0, scratch.unit, floats);
            filled = i / blocks;
            int first = Team.cut(targets, Kernels.PANEL, i % blocks, blocks);
            int last = Team.cut(targets, Kernels.PANEL, i % blocks + 1, blocks);
            planes(scratch.unit, filled % shape.groups(), first, last, packed, floats, strip, bias, target);
        }
    }

    private void fill(View source, int unitAndGroup, boolean isFirst, Unit unit, float[] floats) {
        sheet.locate(unitAndGroup / shape.groups(), unit);
        if (isFirst || sheet.isCut()) Arrays.fill(floats, 0, sheet.size(sources), 0);
        Pictures.toSheet(source, sheet, unit, places, unitAndGroup % shape.groups() * sources, sources, floats);
    }

    /// The channels from `first` to `last` of a group.
    private void planes(
            Unit u,
            int group,
            int first,
            int last,
            float[] packed,
            float[] floats,
            float[] strip,
            @Nullable View bias,
            View target) {
        for (int d = 0; d < phases.length; d++) {
            for (int plane = 0; plane < u.planes(sheet, d); plane++) {
                int depth = (u.firstPlane + plane) * sheet.depth.targetStep() + d;
                int to = target.start() + u.firstImage * target.stride(0) + depth * target.stride(2);
                for (int r = first; r < last; r += rows) {
                    int some = Math.min(rows, last - r);
                    int channel = group * targets + r;
                    for (Phase phase : phases[d]) {
                        if (u.rows(sheet, phase.height) == 0 || u.columns(sheet, phase.width) == 0) continue;
                        int weights = group * group() + phase.packed + r * phase.shifts.length;
                        slide(u, phase, plane, channel, some, packed, weights, floats, strip, bias, target, to);
                        if (sheet.form == Form.STRIP) store(u, phase, channel, some, strip, target, to);
                    }
                    if (sheet.form == Form.INTERLEAVED) store(u, phases[d][0], channel, some, strip, target, to);
                }
            }
        }
    }

    /// Forms the places of some channels from `channel` on.
    private void slide(
            Unit u,
            Phase phase,
            int plane,
            int channel,
            int some,
            float[] packed,
            int weights,
            float[] floats,
            float[] strip,
            @Nullable View bias,
            View target,
            int to) {
        boolean direct = sheet.form == Form.DIRECT;
        Provider.KERNELS.slide(
                some,
                phase.runs.count(sheet, u, u.rows(sheet, phase.height)),
                phase.runs.span(),
                phase.shifts.length,
                packed,
                weights,
                floats,
                plane * sheet.plane,
                phase.shifts,
                phase.runs.from(),
                bias == null ? ZERO : bias.buffer().floats(),
                bias == null ? 0 : bias.start() + channel * bias.stride(0),
                bias == null ? 0 : bias.stride(0),
                direct ? target.buffer().floats() : strip,
                direct ? to + channel * target.stride(1) + u.firstRow * target.stride(3) : 0,
                direct ? target.stride(1) : sheet.strip,
                phase.runs.to());
    }

    private void store(Unit u, Phase phase, int channel, int some, float[] strip, View target, int to) {
        for (int i = 0; i < some; i++) {
            int at = to + (channel + i) * target.stride(1);
            Pictures.fromStrip(strip, i * sheet.strip, target, sheet, u, at, phase.height, phase.width);
        }
    }
}
