package cairn.viz;

import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Small images in rows: samples, predictions, filters.
public final class ImageGrid implements Picture {
    private static final int LINE = 14;
    private static final int GAP = 10;
    private static final int MARGIN = 14;
    private static final int TOP = 38;

    private final String title;
    private final List<Cell> cells;
    private final int columns;
    private final int cellWidth;
    private final int imageWidth;
    private final int imageHeight;
    private final int captionLines;

    private record Cell(Pixels pixels, List<String> caption, Color color) {}

    private ImageGrid(String title, List<Cell> cells, int columns, int side) {
        Fonts.require();
        if (cells.isEmpty()) throw new IllegalArgumentException("ImageGrid: there is no image to show.");
        this.title = title;
        this.cells = cells;
        this.columns = Math.min(columns, cells.size());
        Pixels first = cells.getFirst().pixels;
        double scale = (double) side / Math.max(first.width(), first.height());
        this.imageWidth = Math.max(1, (int) Math.round(first.width() * scale));
        this.imageHeight = Math.max(1, (int) Math.round(first.height() * scale));
        this.captionLines = cells.getFirst().caption.size();
        int text = cells.stream()
                .flatMap(c -> c.caption.stream())
                .mapToInt(s -> Fonts.width(Fonts.SMALL, s))
                .max()
                .orElse(0);
        this.cellWidth = Math.max(imageWidth, Math.min(text, 2 * side));
    }

    /// The first samples of every class, one class a row, with its name.
    ///
    /// @param perClass how many of each
    /// @throws IllegalArgumentException if the samples are no images of classes
    public static Picture samples(Dataset data, int perClass) {
        DataInfo info = requireImages(data);
        int[] taken = new int[info.classes()];
        List<List<Cell>> rows = new ArrayList<>();
        for (int c = 0; c < taken.length; c++) rows.add(new ArrayList<>());
        long[] labels = data.labels();
        for (int i = 0; i < labels.length; i++) {
            int c = Math.toIntExact(labels[i]);
            if (taken[c]++ >= perClass) continue;
            rows.get(c)
                    .add(new Cell(
                            Pixels.of(data.get(i).x()),
                            List.of(info.classNames().get(c)),
                            Palette.INK));
        }
        List<Cell> cells = rows.stream().flatMap(List::stream).toList();
        String title = "%s: %d samples, %d classes".formatted(info.name(), data.size(), info.classes());
        return new ImageGrid(title, cells, perClass, 56);
    }

    /// Images with the predicted class and its probability, and the true class below where it is another. Mistakes come first.
    ///
    /// @param data the images before any transform
    /// @param predictions what was said about them
    /// @param count how many to show
    public static Picture predictions(Dataset data, Predictions predictions, int count) {
        DataInfo info = requireImages(data);
        List<Cell> cells = predictions.mistakesFirst().stream()
                .limit(count)
                .map(p -> cell(data, info, p))
                .toList();
        long wrong = predictions.all().stream().filter(p -> !p.isRight()).count();
        String title = "%s: %d of %d wrong"
                .formatted(info.name(), wrong, predictions.all().size());
        return new ImageGrid(title, cells, 8, 80);
    }

    private static Cell cell(Dataset data, DataInfo info, Predictions.Prediction p) {
        String said =
                String.format(Locale.ROOT, "%s %.0f %%", info.classNames().get(p.predicted()), 100 * p.probability());
        String truth = p.isRight() ? "right" : "is " + info.classNames().get(p.label());
        return new Cell(
                Pixels.of(data.get(p.index()).x()), List.of(said, truth), p.isRight() ? Palette.RIGHT : Palette.WRONG);
    }

    /// The weights of the first layer as images: orange is negative, white zero, blue positive. Three input channels are drawn as colour.
    ///
    /// Shape: `[out, in, height, width]`; a dense weight is reshaped first: `weight.reshape(128, 1, 28, 28)`.
    ///
    /// @param count how many to show
    public static Picture filters(Tensor weight, int count) {
        if (weight.rank() != 4)
            throw ShapeException.of("ImageGrid.filters", "weights must be [out, in, height, width]", weight.shape());
        boolean colour = weight.size(1) == 3;
        List<Cell> cells = new ArrayList<>();
        for (int o = 0; o < Math.min(count, weight.size(0)); o++) {
            Tensor filter = weight.detach().select(0, o); // [in, height, width]
            Pixels pixels = colour ? Pixels.of(filter.sub(filter.min().item())) : signed(filter.select(0, 0));
            cells.add(new Cell(pixels, List.of(Integer.toString(o)), Palette.MUTED));
        }
        String title = "%d of %d filters".formatted(cells.size(), weight.size(0));
        return new ImageGrid(title, cells, 8, 56);
    }

    /// What a layer makes of one image, channel by channel: orange is negative, white zero, blue positive.
    ///
    /// ```java
    /// Tensor seen = conv.forward(image.unsqueeze(0)).get(0); // [out, H, W]
    /// ImageGrid.featureMaps(seen, 32).save(Path.of("maps.png"));
    /// ```
    ///
    /// Shape: `[channels, height, width]`.
    ///
    /// @param count how many channels to show
    public static Picture featureMaps(Tensor activations, int count) {
        if (activations.rank() != 3)
            throw ShapeException.of(
                    "ImageGrid.featureMaps", "activations must be [channels, height, width]", activations.shape());
        List<Cell> cells = new ArrayList<>();
        for (int c = 0; c < Math.min(count, activations.size(0)); c++)
            cells.add(new Cell(signed(activations.detach().select(0, c)), List.of(Integer.toString(c)), Palette.MUTED));
        return new ImageGrid("%d of %d feature maps".formatted(cells.size(), activations.size(0)), cells, 8, 56);
    }

    /// Images of your own with what is said about them.
    ///
    /// @param columns images a row
    /// @param side points of the longer side of an image, from 16 to 512
    public static Picture of(String title, List<Shown> images, int columns, int side) {
        if (columns < 1 || side < 16 || side > 512)
            throw new IllegalArgumentException(
                    "ImageGrid: needs at least one column and a side from 16 to 512, got %d and %d."
                            .formatted(columns, side));
        List<Cell> cells = images.stream()
                .map(s -> new Cell(
                        Pixels.of(s.image()),
                        List.of(s.caption(), s.truth().isEmpty() ? "" : "is " + s.truth()),
                        s.truth().isEmpty() ? Palette.INK : Palette.WRONG))
                .toList();
        return new ImageGrid(title, cells, columns, side);
    }

    private static Pixels signed(Tensor plane) {
        float[] v = plane.toFloatArray();
        double most = 1e-12;
        for (float x : v) most = Math.max(most, Math.abs(x));
        int[] rgb = new int[v.length];
        for (int i = 0; i < v.length; i++)
            rgb[i] = Palette.diverging(v[i] / most).getRGB() & 0xFFFFFF;
        return new Pixels(plane.size(1), plane.size(0), rgb);
    }

    private static DataInfo requireImages(Dataset data) {
        DataInfo info = data.info();
        if (!Pixels.isImage(info.inputShape()) || info.classes() == 0)
            throw new IllegalArgumentException(
                    "%s holds no images of classes: its samples are %s.".formatted(info.name(), info.inputShape()));
        return info;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int width() {
        int grid = columns * (cellWidth + GAP) - GAP;
        return 2 * MARGIN + Math.max(grid, Fonts.width(Fonts.TITLE, title));
    }

    @Override
    public int height() {
        int rows = Math.ceilDiv(cells.size(), columns);
        return TOP + rows * (cellHeight() + GAP) + MARGIN - GAP / 2;
    }

    private int cellHeight() {
        return imageHeight + captionLines * LINE + 2;
    }

    @Override
    public void paint(Graphics2D g) {
        Fonts.at(g, Fonts.TITLE, Palette.INK, title, MARGIN, 24);
        for (int i = 0; i < cells.size(); i++)
            paint(g, cells.get(i), MARGIN + i % columns * (cellWidth + GAP), TOP + i / columns * (cellHeight() + GAP));
    }

    private void paint(Graphics2D g, Cell cell, int x, int y) {
        int left = x + (cellWidth - imageWidth) / 2;
        g.drawImage(image(cell.pixels), left, y, imageWidth, imageHeight, null);
        g.setColor(Palette.GRID);
        g.draw(new Rectangle2D.Double(left, y, imageWidth, imageHeight));
        for (int i = 0; i < cell.caption.size(); i++) {
            String text = Fonts.fitted(Fonts.SMALL, cell.caption.get(i), cellWidth + GAP - 2);
            Fonts.centred(g, Fonts.SMALL, cell.color, text, x + cellWidth / 2.0, y + imageHeight + (i + 1) * LINE - 1);
        }
    }

    /// Each pixel several times over, since viewers of SVG files blur what they enlarge.
    private static BufferedImage image(Pixels p) {
        int times = Math.max(1, Math.ceilDiv(112, Math.max(p.width(), p.height())));
        BufferedImage image = new BufferedImage(p.width() * times, p.height() * times, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) image.setRGB(x, y, p.rgb()[y / times * p.width() + x / times]);
        return image;
    }
}
