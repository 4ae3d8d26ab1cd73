package cairn.board;

/// Where the board listens.
///
/// @param host a name or address of this machine; with anything but the loopback address, everyone who reaches the machine reads the runs
/// @param port 0 to 65535; 0 takes a free one
public record BoardAddress(String host, int port) {
    /// Checks the port.
    ///
    /// @throws IllegalArgumentException if it is none
    public BoardAddress {
        if (port < 0 || port > 65535)
            throw new IllegalArgumentException("The port must be in [0, 65535], got " + port + ".");
    }

    /// Heard on this machine only.
    public static BoardAddress local(int port) {
        return new BoardAddress("127.0.0.1", port);
    }
}
