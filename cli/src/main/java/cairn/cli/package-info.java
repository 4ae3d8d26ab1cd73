/// The `cairn` command line: one class per command, and the named choices they share.
///
/// [cairn.cli.Main] dispatches; [cairn.cli.Training] is `cairn train` from data to report.
@NullMarked
package cairn.cli;

import org.jspecify.annotations.NullMarked;
