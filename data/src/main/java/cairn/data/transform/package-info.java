/// What is done to samples between the file and the network, as values that can be compared, printed and saved with a run.
///
/// ```java
/// Normalize normalize = Normalize.fit(train);                    // statistics of the training part only
/// Transform input = Compose.of(normalize, new ToVector());
/// Dataset ready = train.map(input);
/// TransformState saved = input.state();                          // plain data: goes into the run folder
/// Transform again = Transforms.restore(saved);                   // equals input
/// ```
///
/// Training images are varied at random before they are normalised, so that no epoch shows the same picture twice:
///
/// ```java
/// Dataset varied = train.map(Compose.of(new RandomCrop(32, 4), new RandomHorizontalFlip(), Normalize.CIFAR10))
///         .mapBatches(new Mixup(0.2, 10));                       // mixes targets as well
/// ```
///
/// What a sample gets depends on the loader's seed, the epoch and the sample's place in it alone.
package cairn.data.transform;
