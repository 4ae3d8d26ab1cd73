package cairn.cli;

import picocli.CommandLine.IVersionProvider;

/// Which Cairn this is, and which Java it runs on.
final class Version implements IVersionProvider {
    /// Cairn's version as the build wrote it into the jar.
    static String cairn() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "from sources" : version;
    }

    /// Java's version.
    static String java() {
        return Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    }

    @Override
    public String[] getVersion() {
        return new String[] {"cairn " + cairn(), "Java " + java()};
    }
}
