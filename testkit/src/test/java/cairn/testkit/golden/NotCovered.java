package cairn.testkit.golden;

/// Thrown by an adapter for a case that Cairn deliberately does not offer; the reason appears in the printed table.
final class NotCovered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCovered(String reason) {
        super(reason);
    }
}
