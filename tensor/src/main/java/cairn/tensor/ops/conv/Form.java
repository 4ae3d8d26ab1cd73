package cairn.tensor.ops.conv;

/// How the places of a correlation's target are formed, run by run.
enum Form {
    /// In the target itself, whose rows are one or more runs.
    DIRECT,

    /// As many pictures as a run is long lie one in another, so that no run is cut short however small the pictures are.
    /// They are taken apart at the end.
    INTERLEAVED,

    /// One after the other in a strip. The few between the end of a row and the next mean nothing; the others are copied
    /// to the target.
    STRIP
}
