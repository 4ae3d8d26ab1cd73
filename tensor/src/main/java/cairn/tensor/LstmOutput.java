package cairn.tensor;

/// What an LSTM layer gives in one direction.
///
/// @param output `h` of every row, `[rows, out]`
/// @param cell `c` after each sequence's last step, `[batch, H]`
public record LstmOutput(Tensor output, Tensor cell) {}
