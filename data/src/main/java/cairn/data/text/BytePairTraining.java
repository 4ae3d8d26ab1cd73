package cairn.data.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which pairs of tokens become tokens: the most frequent one, again and again. Pairs never reach across words.
final class BytePairTraining {
    /// GPT-2's words: English endings after an apostrophe, letters, digits or signs with the space before them, spaces.
    static final Pattern WORDS = Pattern.compile(
            "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final int BYTES = 256;

    private final List<byte[]> tokens = new ArrayList<>();
    private final List<int[]> words = new ArrayList<>(); // each different word once, as tokens
    private final List<Integer> counts = new ArrayList<>(); // how often it occurs
    private final Map<Pair, Long> pairs = new HashMap<>(); // how often a pair occurs
    private final Map<Pair, Set<Integer>> places = new HashMap<>(); // in which words

    /// Two tokens side by side.
    private record Pair(int left, int right) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return left != other.left ? Integer.compare(left, other.left) : Integer.compare(right, other.right);
        }
    }

    private BytePairTraining(String text) {
        for (int b = 0; b < BYTES; b++) tokens.add(new byte[] {(byte) b});
        Map<String, Integer> found = new HashMap<>();
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) found.merge(matcher.group(), 1, Integer::sum);
        found.forEach((word, count) -> {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            int[] numbers = new int[bytes.length];
            for (int i = 0; i < bytes.length; i++) numbers[i] = bytes[i] & 0xFF;
            words.add(numbers);
            counts.add(count);
        });
        for (int w = 0; w < words.size(); w++) count(w, 1);
    }

    /// All 256 bytes, then the joined pairs in the order in which they were joined.
    static List<byte[]> tokens(String text, int size) {
        if (size < BYTES)
            throw new IllegalArgumentException("BytePairTokenizer: there are at least 256 tokens, got " + size + ".");
        BytePairTraining training = new BytePairTraining(text);
        while (training.tokens.size() < size && training.joinMostFrequent()) {}
        return training.tokens;
    }

    /// Adds the pairs of word `w` to the counts, or takes them away with `sign` −1.
    private void count(int w, int sign) {
        int[] word = words.get(w);
        for (int i = 0; i + 1 < word.length; i++) {
            Pair pair = new Pair(word[i], word[i + 1]);
            pairs.merge(pair, sign * (long) counts.get(w), Long::sum);
            places.computeIfAbsent(pair, p -> new HashSet<>()).add(w);
        }
    }

    /// Of equally frequent pairs the one of the lowest numbers, so that the result does not depend on the order of a map.
    private boolean joinMostFrequent() {
        Pair best = null;
        long most = 1;
        for (Map.Entry<Pair, Long> e : pairs.entrySet()) {
            long n = e.getValue();
            if (n > most || (n == most && best != null && e.getKey().compareTo(best) < 0)) {
                most = n;
                best = e.getKey();
            }
        }
        if (best == null) return false;
        join(best);
        return true;
    }

    private void join(Pair pair) {
        int joined = tokens.size();
        tokens.add(together(tokens.get(pair.left), tokens.get(pair.right)));
        for (int w : Set.copyOf(places.getOrDefault(pair, Set.of()))) {
            count(w, -1);
            words.set(w, joined(words.get(w), pair, joined));
            count(w, 1);
        }
        pairs.remove(pair);
        places.remove(pair);
    }

    private static int[] joined(int[] word, Pair pair, int token) {
        int[] result = new int[word.length];
        int n = 0;
        for (int i = 0; i < word.length; i++) {
            boolean here = i + 1 < word.length && word[i] == pair.left && word[i + 1] == pair.right;
            result[n++] = here ? token : word[i];
            if (here) i++;
        }
        return java.util.Arrays.copyOf(result, n);
    }

    private static byte[] together(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
