/// Layers under PyTorch's names: what networks are made of.
///
/// ```java
/// Sequential net = new Sequential(new Linear(784, 128), new ReLU(), new Dropout(0.2), new Linear(128, 10));
/// Tensor scores = net.forward(Tensor.randn(32, 784)); // [32, 10]
/// System.out.println(net);                            // the expression above, with the number of parameters
/// System.out.println(net.summary(32, 784));           // shapes, parameters, work and memory, layer by layer
/// ```
///
/// - [Layer] is the base of every layer and of your own; [Sequential] and [Mlp] make networks without a class.
/// - [Linear], [LazyLinear], [Embedding], [PReLU], [BatchNorm1d], [LayerNorm] have parameters; [Dropout], [Flatten], [Unflatten],
///   [Identity] and the activations have none. [Activation] names the activations.
/// - Sequences: [RNN], [LSTM], [GRU] and their cells, [PackedSequence]; [MultiheadAttention] with [AttentionMasks], [TransformerEncoder],
///   [TransformerDecoder], [Transformer]; [PositionalEncoding], [PositionalEmbedding], [RotaryEmbedding].
/// - Whole architectures are in `cairn.nn.model`.
/// - [Layer#stateDict] gives the values of a network by PyTorch's names, [Layer#loadStateDict] takes them back; [Layer#config] gives its
///   architecture as plain data, [Layers] builds it again.
/// - How parameters start is in `cairn.nn.init`, what training makes small in `cairn.nn.loss`, how it does so in `cairn.optim`.
package cairn.nn;
