package cairn.tensor.ops.conv;

/// The three dimensions of a correlation, and its pictures.
///
/// @param batch the number of pictures
/// @param sources the number of channels that are seen at a time
/// @param targets the number of channels that are formed at a time
record Tracks(Track depth, Track height, Track width, int batch, int sources, int targets) {
    static Tracks forward(ConvShape s, int sources, int targets) {
        return new Tracks(
                Track.forward(s.depth()),
                Track.forward(s.height()),
                Track.forward(s.width()),
                s.batch(),
                sources,
                targets);
    }

    static Tracks backward(ConvShape s, int sources, int targets) {
        return new Tracks(
                Track.backward(s.depth()),
                Track.backward(s.height()),
                Track.backward(s.width()),
                s.batch(),
                sources,
                targets);
    }

    /// Whether every place of the target meets the same places of the window.
    boolean hasOnePhase() {
        return depth.targetStep() * height.targetStep() * width.targetStep() == 1;
    }

    /// How many products a place of the target takes.
    int products() {
        return sources * depth.mostTaps() * height.mostTaps() * width.mostTaps();
    }
}
