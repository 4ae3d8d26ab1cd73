/// Losses: how far predictions are from their targets. Each is a value with PyTorch's defaults; options return another one.
///
/// ```java
/// Loss loss = new CrossEntropyLoss().labelSmoothing(0.1);
/// loss.forward(net.forward(x), labels).backward();
/// ```
///
/// | prediction | losses |
/// |---|---|
/// | numbers | [MSELoss], [SquaredDifferenceLoss], [L1Loss], [SmoothL1Loss], [HuberLoss], [PoissonNLLLoss], [GaussianNLLLoss] |
/// | one of two classes | [BCEWithLogitsLoss], [BCELoss]; for targets −1 and 1 [HingeLoss], [PerceptronLoss], [SoftMarginLoss] |
/// | one of several classes | [CrossEntropyLoss], [NLLLoss], [MultiMarginLoss], [MultiClassPerceptronLoss], [KLDivLoss], [FocalLoss] |
/// | several classes at once | [MultiLabelSoftMarginLoss], [MultiLabelMarginLoss], [BCEWithLogitsLoss], [SigmoidFocalLoss] |
/// | places in a space | [CosineEmbeddingLoss], [TripletMarginLoss], [TripletMarginWithDistanceLoss], [MarginRankingLoss], [HingeEmbeddingLoss] |
/// | regions of pictures | [DiceLoss] |
/// | sequences of labels at unknown times | [CTCLoss] |
package cairn.nn.loss;
