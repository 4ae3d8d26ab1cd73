/// Numbered example programs, each a file to read from top to bottom.
///
/// Each also runs from its source (`./cairn Example05Digits.java`), so this module asks for nothing but Cairn.
module cairn.examples {
    requires cairn.train;
}
