package cairn.board;

import java.time.Duration;

/// Looks at the run folders again and again while a page is open, and tells what changed.
///
/// Folders are looked at rather than subscribed to: that works on network drives and in containers, and of 500 runs takes milliseconds. It
/// rests twenty times as long as a look takes, at least half a second.
final class Watcher implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int REST = 20;

    private final RunIndex index;
    private final News news;
    private final Thread thread;

    Watcher(RunIndex index, News news) {
        this.index = index;
        this.news = news;
        this.thread = Thread.ofVirtual().name("board-watcher").unstarted(this);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    @Override
    public void run() {
        try {
            while (true) {
                long from = System.nanoTime();
                if (news.hasReaders()) {
                    RunIndex.Change change = index.look();
                    if (!change.isEmpty()) news.tell(change);
                }
                Duration took = Duration.ofNanos(System.nanoTime() - from);
                Thread.sleep(took.multipliedBy(REST).compareTo(PAUSE) > 0 ? took.multipliedBy(REST) : PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the board is closed
        }
    }
}
