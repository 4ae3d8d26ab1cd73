package cairn.data.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file on the network with everything needed to know it when it arrives.
///
/// @param set the dataset it belongs to, which is also its folder on a mirror, such as `mnist`
/// @param name the file's name
/// @param bytes its exact length
/// @param sha256 its SHA-256 checksum, 64 lower-case hexadecimal digits
/// @param contentSha256 the SHA-256 of what it holds when gunzipped, by which a copy that was packed anew is recognised; null if unknown
/// @param addresses where it is published, tried in this order
public record RemoteFile(
        String set,
        String name,
        long bytes,
        String sha256,
        @Nullable String contentSha256,
        List<URI> addresses) {

    /// Copies the list.
    public RemoteFile {
        addresses = List.copyOf(addresses);
    }

    /// This file under the given mirrors (`<mirror>/<set>/<name>`) first, then where it is published.
    List<URI> addresses(List<URI> mirrors) {
        var all = new ArrayList<URI>();
        for (URI mirror : mirrors) {
            String base = mirror.toString();
            all.add(URI.create(base + (base.endsWith("/") ? "" : "/") + set + "/" + name));
        }
        all.addAll(addresses);
        return all;
    }
}
