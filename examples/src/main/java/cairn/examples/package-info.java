/// Numbered example programs, each a file to read from top to bottom.
///
/// Each also runs from its source alone: `./cairn examples/src/main/java/cairn/examples/Example05Digits.java`. They are
/// no module, because the launcher would then resolve Cairn's modules a second time, which it refuses where one of them
/// needs an automatic module.
package cairn.examples;
