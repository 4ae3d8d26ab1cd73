/// Weights and models on disk: safetensors, NumPy `.npy`/`.npz`, model files.
package cairn.io;
