package cairn.tensor.ops.conv;

/// Memory of a launch for its weights in the kernel's order, made when the launch first runs.
final class Packed {
    private float[] floats = {};

    float[] floats(int size) {
        if (floats.length < size) floats = new float[size];
        return floats;
    }

    /// As much as was asked for last.
    float[] floats() {
        return floats;
    }
}
