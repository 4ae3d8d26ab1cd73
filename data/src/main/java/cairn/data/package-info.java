/// Datasets, and the loader that batches them.
///
/// A [cairn.data.Dataset] is a numbered list of samples that knows what it is about ([cairn.data.DataInfo]). Views of it are datasets
/// again: [cairn.data.Dataset#subset], [cairn.data.Dataset#map], [cairn.data.Split], [cairn.data.Folds]. A [cairn.data.DataLoader] walks
/// through a dataset in batches, in an order that depends on the seed and the epoch alone, and can go on in the middle of an epoch.
///
/// ```java
/// TrainTest mnist = Mnist.load(DataFolder.standard().download(true));
/// Normalize normalize = Normalize.fit(mnist.train());
/// var loader = new DataLoader(mnist.train().map(normalize), DataLoader.batches(64).shuffle(1));
/// for (Batch batch : loader) {
///     Tensor loss = criterion.of(model.forward(batch.x()), batch.y());
/// }
/// ```
///
/// Where the data comes from is in `cairn.data.source`, what is done to it on the way in `cairn.data.transform`.
package cairn.data;
