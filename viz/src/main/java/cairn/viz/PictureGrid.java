package cairn.viz;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/// Pictures side by side, row after row, under one title.
///
/// ```java
/// PictureGrid.of("Six networks", 3, pictures).save(Path.of("networks.png"));
/// ```
public final class PictureGrid implements Picture {
    private static final int MARGIN = 14;
    private static final int TOP = 40;

    private final String title;
    private final int columns;
    private final List<Picture> pictures;
    private final int cellWidth;
    private final int cellHeight;

    private PictureGrid(String title, int columns, List<Picture> pictures) {
        this.title = title;
        this.columns = Math.min(columns, pictures.size());
        this.pictures = List.copyOf(pictures);
        this.cellWidth = pictures.stream().mapToInt(Picture::width).max().orElse(0);
        this.cellHeight = pictures.stream().mapToInt(Picture::height).max().orElse(0);
    }

    /// Some pictures.
    ///
    /// @param columns pictures a row, at least 1
    /// @throws IllegalArgumentException if there is no picture, or no column
    public static Picture of(String title, int columns, List<Picture> pictures) {
        if (columns < 1 || pictures.isEmpty())
            throw new IllegalArgumentException("PictureGrid: needs at least one column and one picture, got %d and %d."
                    .formatted(columns, pictures.size()));
        Fonts.require();
        return new PictureGrid(title, columns, pictures);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int width() {
        return 2 * MARGIN + Math.max(columns * cellWidth, Fonts.width(Fonts.TITLE, title));
    }

    @Override
    public int height() {
        return TOP + Math.ceilDiv(pictures.size(), columns) * cellHeight + MARGIN;
    }

    @Override
    public void paint(Graphics2D g) {
        Fonts.at(g, Fonts.TITLE, Palette.INK, title, MARGIN, 24);
        AffineTransform whole = g.getTransform();
        for (int i = 0; i < pictures.size(); i++) {
            g.translate(MARGIN + i % columns * cellWidth, TOP + i / columns * cellHeight);
            pictures.get(i).paint(g);
            g.setTransform(whole);
        }
    }
}
