/// Losses: how far predictions are from their targets.
package cairn.nn.loss;
