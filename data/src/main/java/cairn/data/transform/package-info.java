/// What is done to samples between the file and the network, as values that can be compared, printed and saved with a run.
///
/// ```java
/// Normalize normalize = Normalize.fit(train);                    // statistics of the training part only
/// Transform input = Compose.of(normalize, new ToVector());
/// Dataset ready = train.map(input);
/// TransformState saved = input.state();                          // plain data: goes into the run folder
/// Transform again = Transforms.restore(saved);                   // equals input
/// ```
package cairn.data.transform;
