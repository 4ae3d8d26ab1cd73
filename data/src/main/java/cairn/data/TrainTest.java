package cairn.data;

/// The two parts of a dataset: one to learn from, one to be judged by.
public record TrainTest(Dataset train, Dataset test) {}
