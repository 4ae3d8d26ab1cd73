/// Numbered example programs, each a file to read from top to bottom.
package cairn.examples;
