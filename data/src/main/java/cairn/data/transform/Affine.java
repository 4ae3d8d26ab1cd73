package cairn.data.transform;

/// An affine map of the plane and the bilinear look-up along it: `out(x, y) = in(a·x + b·y + c, d·x + e·y + f)`, measured in pixels from
/// the middle of the image.
record Affine(double a, double b, double c, double d, double e, double f) {
    /// Where the pixels of a picture come from that is sheared along x, scaled, turned clockwise and then moved.
    ///
    /// @param degrees of the turn, clockwise
    /// @param scale above 0
    /// @param shear degrees, along x
    /// @param right pixels
    /// @param down pixels
    static Affine inverseOf(double degrees, double scale, double shear, double right, double down) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double k = Math.tan(Math.toRadians(shear));
        // The map is R·S with R = [cos −sin; sin cos] and S = scale·[1 k; 0 1]; its inverse is S⁻¹·Rᵀ.
        double a = (cos + k * sin) / scale;
        double b = (sin - k * cos) / scale;
        double d = -sin / scale;
        double e = cos / scale;
        return new Affine(a, b, -(a * right + b * down), d, e, -(d * right + e * down));
    }

    /// Writes image `i` of `from`, mapped, to `to`; both are of one size. What comes from outside is `fill`.
    void apply(Images from, Images to, int i, float fill) {
        double midX = (from.width() - 1) / 2.0;
        double midY = (from.height() - 1) / 2.0;
        for (int y = 0; y < from.height(); y++) {
            for (int x = 0; x < from.width(); x++) {
                double fromX = a * (x - midX) + b * (y - midY) + c + midX;
                double fromY = d * (x - midX) + e * (y - midY) + f + midY;
                Bilinear at = Bilinear.at(fromX, fromY);
                for (int ch = 0; ch < from.channels(); ch++)
                    to.pixels()[to.start(i, ch) + y * to.width() + x] = at.in(from, from.start(i, ch), fill);
            }
        }
    }

    /// A place between four pixels: the upper left one, and how far the place is to its right and below it.
    private record Bilinear(int x, int y, float right, float below) {
        private static final double ROUNDING = 1e-6; // a place this near to a pixel is that pixel

        static Bilinear at(double x, double y) {
            int left = (int) Math.floor(x + ROUNDING);
            int top = (int) Math.floor(y + ROUNDING);
            return new Bilinear(left, top, near(x - left), near(y - top));
        }

        private static float near(double part) {
            return part < ROUNDING ? 0 : (float) part;
        }

        float in(Images images, int start, float fill) {
            float upper = pixel(images, start, x, y, fill) * (1 - right);
            float lower = below == 0 ? 0 : pixel(images, start, x, y + 1, fill) * (1 - right);
            if (right != 0) {
                upper += pixel(images, start, x + 1, y, fill) * right;
                if (below != 0) lower += pixel(images, start, x + 1, y + 1, fill) * right;
            }
            return upper * (1 - below) + lower * below;
        }

        private static float pixel(Images images, int start, int x, int y, float fill) {
            boolean inside = x >= 0 && x < images.width() && y >= 0 && y < images.height();
            return inside ? images.pixels()[start + y * images.width() + x] : fill;
        }
    }
}
