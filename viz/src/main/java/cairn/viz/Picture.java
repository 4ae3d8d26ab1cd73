package cairn.viz;

import java.awt.Graphics2D;
import java.nio.file.Path;

/// Something drawn: a plot, or a picture of a user's own.
///
/// ```java
/// ConfusionPlot.of(matrix).save(Path.of("confusion.png"));
/// ```
public interface Picture {
    /// What it shows, in a few words: the text for those who do not see it.
    String title();

    /// Its width in points.
    int width();

    /// Its height in points.
    int height();

    /// Draws it with its upper left corner at the origin.
    void paint(Graphics2D g);

    /// It as the bytes of a PNG file, two pixels to the point.
    ///
    /// @throws IllegalStateException if the system has no font
    default byte[] png() {
        return png(2);
    }

    /// It as the bytes of a PNG file.
    ///
    /// @param scale pixels to the point, in (0, 8]
    /// @throws IllegalStateException if the system has no font
    default byte[] png(double scale) {
        return PictureFile.png(this, scale);
    }

    /// It as the text of an SVG file; letters are outlines, so it looks the same everywhere.
    ///
    /// @throws IllegalStateException if the system has no font
    default String svg() {
        return PictureFile.svg(this);
    }

    /// Writes it to `file`, whose name ends in `.png` or `.svg`.
    ///
    /// @throws IllegalArgumentException for another ending
    /// @throws IllegalStateException if the system has no font
    default void save(Path file) {
        PictureFile.save(this, file);
    }
}
