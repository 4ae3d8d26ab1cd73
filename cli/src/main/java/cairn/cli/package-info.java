/// The `cairn` command line.
package cairn.cli;
