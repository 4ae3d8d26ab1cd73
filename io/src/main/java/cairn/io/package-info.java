/// Tensors, models and plain values in files.
///
/// | what | class | read elsewhere by |
/// |---|---|---|
/// | a model: weights and architecture | [cairn.io.Models] | anything that reads safetensors |
/// | named tensors | [cairn.io.SafeTensors] | the same |
/// | one array, or several | [cairn.io.Npy], [cairn.io.Npz] | NumPy |
/// | maps, lists, numbers, strings | [cairn.io.Json] | everything |
///
/// ```java
/// Models.save(Path.of("model.safetensors"), model, Map.of("classes", Json.write(List.of("cat", "dog"))));
/// ModelFile file = Models.read(Path.of("model.safetensors"));
/// Tensor scores = file.layer().forward(x);
/// ```
///
/// Every file is written whole or not at all ([cairn.io.AtomicFile]). Every file is read as hostile: sizes, offsets and counts are checked before
/// memory is taken for what they claim, and nothing that is read is ever run. What is wrong with a file is said in one sentence, by a
/// [cairn.io.FileException].
package cairn.io;
