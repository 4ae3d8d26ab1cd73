/// Datasets, the loader that batches them, transforms, and sources to read them from.
package cairn.data;
