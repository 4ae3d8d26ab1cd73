/// Layers, losses and optimizers, under PyTorch's names.
package cairn.nn;
