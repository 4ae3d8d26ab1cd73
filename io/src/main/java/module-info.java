import org.jspecify.annotations.NullMarked;

/// Weights and models on disk: safetensors, NumPy `.npy`/`.npz`, model files.
@NullMarked
module cairn.io {
    requires static org.jspecify;
    requires transitive cairn.nn;
    requires tools.jackson.core;

    exports cairn.io;
}
