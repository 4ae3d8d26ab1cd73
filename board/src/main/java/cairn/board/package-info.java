/// The live board: a small web server that shows the runs in a folder, while they run and afterwards.
///
/// ```java
/// try (Board board = Board.start(Path.of("runs"), BoardAddress.local(8080))) {
///     System.out.println(board.url());
///     Thread.sleep(Duration.ofHours(1));
/// }
/// ```
///
/// | to follow | read |
/// |---|---|
/// | a request | [Board], `Guard`, `Pages`, `Assets` |
/// | where runs are found and what the list says of them | `RunIndex`, `RunSummary` |
/// | a curve, from a growing file to a few hundred points | `LineSeries`, `Rows`, `Thinned`, `SeriesCache` |
/// | news | `Watcher`, `News` |
///
/// The board only reads, and only files it knows by name within folders it has found itself.
@NullMarked
package cairn.board;

import org.jspecify.annotations.NullMarked;
