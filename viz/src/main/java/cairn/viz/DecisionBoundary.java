package cairn.viz;

import cairn.data.Batch;
import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.Transform;
import cairn.nn.Layer;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import cairn.train.OutputKind;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// What a classifier says at every point of the plane, with the samples on it. The paler a place, the less sure the network is there.
public final class DecisionBoundary implements Picture {
    private static final int CELLS = 200;
    private static final int MOST_POINTS = 1000;

    /// The measures of a drawing, in points.
    private record Format(int left, int top, int right, int side, double dot, Font font) {
        boolean hasAxes() {
            return equals(LARGE);
        }
    }

    private static final Format LARGE = new Format(64, 40, 24, 400, 3, Fonts.TITLE);
    private static final Format SMALL = new Format(6, 24, 6, 170, 1.6, Fonts.SMALL);

    private final String title;
    private final Format format;
    private final DataInfo info;
    private final float[] x; // [n, 2]
    private final long[] labels;
    private final double[] low = new double[2];
    private final double[] high = new double[2];
    private final BufferedImage ground;

    private DecisionBoundary(
            String title, Format format, Layer model, OutputKind outputs, Transform prepare, Dataset data) {
        this.title = title;
        this.format = format;
        this.info = data.info();
        Batch all = data.take(MOST_POINTS).all();
        this.x = all.x().toFloatArray();
        this.labels = all.y().toLongArray();
        range(0);
        range(1);
        this.ground = ground(model, outputs, prepare);
    }

    /// The plane a model was trained on, with up to 1000 samples.
    ///
    /// @param title what is shown
    /// @param prepare what is done to samples before the model gets them
    /// @param data samples of two numbers each, that belong to classes
    /// @throws IllegalArgumentException if the samples have another number of features or no classes
    public static Picture of(String title, Layer model, OutputKind outputs, Transform prepare, Dataset data) {
        return drawn(title, LARGE, model, outputs, prepare, data);
    }

    /// The same without axes and legend, small enough to stand beside others in a [PictureGrid].
    ///
    /// @throws IllegalArgumentException if the samples have another number of features or no classes
    public static Picture small(String title, Layer model, OutputKind outputs, Transform prepare, Dataset data) {
        return drawn(title, SMALL, model, outputs, prepare, data);
    }

    private static Picture drawn(
            String title, Format format, Layer model, OutputKind outputs, Transform prepare, Dataset data) {
        DataInfo info = data.info();
        if (info.inputShape().numel() != 2 || info.classes() == 0 || data.size() == 0)
            throw new IllegalArgumentException(
                    "DecisionBoundary: draws samples of two numbers in classes; those of %s are %s."
                            .formatted(info.name(), info.inputShape()));
        Fonts.require();
        return new DecisionBoundary(title, format, model, outputs, prepare, data);
    }

    private void range(int axis) {
        low[axis] = Double.POSITIVE_INFINITY;
        high[axis] = Double.NEGATIVE_INFINITY;
        for (int i = axis; i < x.length; i += 2) {
            low[axis] = Math.min(low[axis], x[i]);
            high[axis] = Math.max(high[axis], x[i]);
        }
        double margin = high[axis] > low[axis] ? 0.06 * (high[axis] - low[axis]) : 1;
        low[axis] -= margin;
        high[axis] += margin;
    }

    private BufferedImage ground(Layer model, OutputKind outputs, Transform prepare) {
        float[] plane = new float[CELLS * CELLS * 2];
        for (int i = 0; i < CELLS * CELLS; i++) {
            int row = i / CELLS;
            int column = i % CELLS;
            plane[2 * i] = (float) (low[0] + (column + 0.5) / CELLS * (high[0] - low[0]));
            plane[2 * i + 1] = (float) (high[1] - (row + 0.5) / CELLS * (high[1] - low[1]));
        }
        boolean training = model.isTraining();
        model.eval();
        try {
            Tensor points = prepare.apply(Tensor.of(plane).reshape(CELLS * CELLS, 2)); // [CELLS², 2]
            Tensor y = Autograd.noGrad(() -> model.forward(points));
            return coloured(outputs.probabilities(y), outputs.classes(y).toLongArray());
        } finally {
            model.train(training);
        }
    }

    private static BufferedImage coloured(Tensor probabilities, long[] classes) {
        BufferedImage image = new BufferedImage(CELLS, CELLS, BufferedImage.TYPE_INT_RGB);
        float[] p = probabilities.toFloatArray();
        int columns = probabilities.size(1);
        for (int i = 0; i < classes.length; i++) {
            int c = Math.toIntExact(classes[i]);
            double sure = (p[i * columns + c] - 1.0 / columns) / (1 - 1.0 / columns);
            Color color = Palette.blend(Palette.PAPER, Palette.series(c), 0.12 + 0.4 * sure);
            image.setRGB(i % CELLS, i / CELLS, color.getRGB());
        }
        return image;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int width() {
        return format.left + format.side + format.right;
    }

    @Override
    public int height() {
        return format.top + format.side + (format.hasAxes() ? 52 + 20 * legendRows() : 6);
    }

    private int legendRows() {
        double x = 0;
        int rows = 1;
        for (String name : info.classNames()) {
            double step = Fonts.width(Fonts.PLAIN, name) + 32;
            if (x > 0 && x + step > format.side) {
                rows++;
                x = 0;
            }
            x += step;
        }
        return rows;
    }

    @Override
    public void paint(Graphics2D g) {
        Fonts.at(
                g,
                format.font,
                Palette.INK,
                Fonts.fitted(format.font, title, format.side),
                format.left,
                format.top - (format.hasAxes() ? 16 : 8));
        g.drawImage(ground, format.left, format.top, format.side, format.side, null);
        if (format.hasAxes()) axes(g);
        for (int i = 0; i < labels.length; i++) dot(g, placeX(x[2 * i]), placeY(x[2 * i + 1]), (int) labels[i]);
        g.setColor(Palette.GRID);
        g.draw(new Rectangle2D.Double(format.left, format.top, format.side, format.side));
        if (format.hasAxes()) legend(g);
    }

    private double placeX(double v) {
        return format.left + (v - low[0]) / (high[0] - low[0]) * format.side;
    }

    private double placeY(double v) {
        return format.top + format.side - (v - low[1]) / (high[1] - low[1]) * format.side;
    }

    private void axes(Graphics2D g) {
        Ticks across = Ticks.linear(low[0], high[0], 6);
        Ticks up = Ticks.linear(low[1], high[1], 6);
        g.setStroke(Charts.THIN);
        for (int i = 0; i < across.places().size(); i++) {
            double at = placeX(across.places().get(i));
            tick(g, at, format.top + format.side, at, format.top + format.side + 4);
            Fonts.centred(g, Fonts.SMALL, Palette.MUTED, across.labels().get(i), at, format.top + format.side + 17);
        }
        for (int i = 0; i < up.places().size(); i++) {
            double at = placeY(up.places().get(i));
            tick(g, format.left - 4, at, format.left, at);
            Fonts.endingAt(g, Fonts.SMALL, Palette.MUTED, up.labels().get(i), format.left - 8, at + 4);
        }
        Fonts.centred(
                g,
                Fonts.PLAIN,
                Palette.INK,
                feature(0),
                format.left + format.side / 2.0,
                format.top + format.side + 36);
        Fonts.upwards(g, Fonts.PLAIN, Palette.INK, feature(1), 18, format.top + format.side / 2.0);
    }

    private String feature(int i) {
        List<String> names = info.featureNames();
        return names.size() == 2 ? names.get(i) : "x" + (i + 1);
    }

    private static void tick(Graphics2D g, double x1, double y1, double x2, double y2) {
        g.setColor(Palette.MUTED);
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private void dot(Graphics2D g, double x, double y, int c) {
        Ellipse2D dot = new Ellipse2D.Double(x - format.dot, y - format.dot, 2 * format.dot, 2 * format.dot);
        g.setColor(Palette.series(c));
        g.fill(dot);
        g.setColor(Palette.PAPER);
        g.setStroke(new BasicStroke((float) (0.27 * format.dot)));
        g.draw(dot);
    }

    private void legend(Graphics2D g) {
        double at = format.left;
        double y = format.top + format.side + 58;
        for (int c = 0; c < info.classes(); c++) {
            String name = info.classNames().get(c);
            double step = Fonts.width(Fonts.PLAIN, name) + 32;
            if (at > format.left && at + step > format.left + format.side) {
                at = format.left;
                y += 20;
            }
            dot(g, at + 4, y - 4, c);
            Fonts.at(g, Fonts.PLAIN, Palette.INK, name, at + 14, y);
            at += step;
        }
    }
}
