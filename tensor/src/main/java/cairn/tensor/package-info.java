/// Tensors, automatic differentiation and the kernels beneath them. Runs on the JDK alone.
package cairn.tensor;
