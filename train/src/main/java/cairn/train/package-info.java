/// The training loop, its events and consumers, checkpoints and metrics.
package cairn.train;
