/// The experiments of the documents this project is measured by, one file each: networks and seeds in, a table and pictures out, with the number the
/// document prints beside ours. A [Recipe] is a network and how it is trained, a [Study] trains several of them several times, and a [Lab]
/// prints, draws and writes the report.
@NullMarked
package cairn.cli.experiment;

import org.jspecify.annotations.NullMarked;
