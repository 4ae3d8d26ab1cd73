/// Well-known architectures under the names of their PyTorch originals, so that weights trained there load by name.
///
/// ```java
/// Gpt gpt = new Gpt(65, Gpt.defaults().layers(4).heads(4).width(128).block(64).bias(false));
/// Tensor scores = gpt.forward(Tensor.zeros(12, 64).to(DType.I64)); // [12, 64, 65]
/// Models.loadWeights(Path.of("nanogpt.safetensors"), gpt);         // transformer.h.0.attn.c_attn.weight, …
/// ```
///
/// | architecture | input → output | names of the state dict |
/// |---|---|---|
/// | [LeNet5] | `[N, C, H, W] → [N, classes]` | `conv1.weight`, …, `fc3.bias` |
/// | [Vgg] | the same | torchvision: `features.0.weight`, …, `classifier.6.bias` |
/// | [ResNet] | the same | torchvision: `conv1`, `layer1.0.conv1`, …, `fc`; for CIFAR-10 the last is `linear` |
/// | [MobileNetV2] | the same | torchvision: `features.0.0.weight`, …, `classifier.1.bias` |
/// | [Gpt] | `I64 [N, T] → [N, T, V]` | nanoGPT: `transformer.wte.weight`, `transformer.h.0.attn.c_attn.weight`, …, `lm_head.weight` |
/// | [CharLSTM] | `I64 [N, T] → [N, T, V]` | `embedding.weight`, `lstm.weight_ih_l0`, …, `fc.weight` |
/// | [Autoencoder] | `[N, …] → [N, …]` | `encoder.0.weight`, …, `decoder.0.weight`, … |
/// | [Vae] | `[N, …] → [N, …]` | PyTorch's example: `fc1`, `fc21`, `fc22`, `fc3`, `fc4` |
///
/// Each is a [cairn.nn.Layer] like any other: it prints itself, has a summary, is saved with its architecture and built again by name.
package cairn.nn.model;
