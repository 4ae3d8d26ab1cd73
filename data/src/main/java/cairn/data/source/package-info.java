/// Where data comes from: the well-known sets, files of the user's own, and the downloader that fetches what is missing.
package cairn.data.source;
