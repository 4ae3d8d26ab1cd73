package cairn.data.text;

import cairn.data.DataException;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// One token per frequent piece of text. Text is bytes (UTF-8), every byte is a token, and pairs of tokens that were frequent in the
/// training text are tokens of their own; so no text is unknown (Sennrich et al., "Neural Machine Translation of Rare Words with Subword
/// Units", ACL 2016; on bytes as in GPT-2, Radford et al. 2019).
///
/// ```java
/// BytePairTokenizer pieces = BytePairTokenizer.train(text, 512);
/// BytePairTokenizer gpt2 = BytePairTokenizer.gpt2();              // 50,257 tokens
/// ```
///
/// Needs the library `com.knuddels:jtokkit`, which is an optional dependency of this module.
public final class BytePairTokenizer implements Tokenizer {
    private static final String GPT2 = "Gpt2";
    private static final int GPT2_SIZE = 50_257; // 50,256 pieces and the end of a text

    private final TokenizerState state;
    private final Encoding encoding;
    private final int size;

    private BytePairTokenizer(TokenizerState state, Encoding encoding, int size) {
        this.state = state;
        this.encoding = encoding;
        this.size = size;
    }

    /// Learns the most frequent pieces of a text.
    ///
    /// @param size how many tokens, at least 256; fewer if no pair occurs twice any more
    public static BytePairTokenizer train(String text, int size) {
        return of(BytePairTraining.tokens(text, size));
    }

    /// The tokens of GPT-2, which come with the library.
    public static BytePairTokenizer gpt2() {
        Encoding encoding = library(() -> Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE));
        return new BytePairTokenizer(new TokenizerState(GPT2, List.of()), encoding, GPT2_SIZE);
    }

    /// Given tokens; of two pairs that could be joined, the one with the lower number is.
    ///
    /// @param tokens the bytes of every token in the order of the numbers; all 256 single bytes must be among them
    /// @throws IllegalArgumentException if a byte is missing or a token is listed twice
    public static BytePairTokenizer of(List<byte[]> tokens) {
        requireBytes(tokens);
        Map<byte[], Integer> numbers = new IdentityHashMap<>(); // the library only walks through it
        for (byte[] token : tokens) numbers.put(token.clone(), numbers.size());
        var params = new GptBytePairEncodingParams("cairn", BytePairTraining.WORDS, numbers, Map.of());
        Encoding encoding = library(() -> Encodings.newLazyEncodingRegistry()
                .registerGptBytePairEncoding(params)
                .getEncoding("cairn")
                .orElseThrow());
        List<String> text =
                tokens.stream().map(Base64.getEncoder()::encodeToString).toList();
        return new BytePairTokenizer(new TokenizerState("BytePair", text), encoding, tokens.size());
    }

    /// Reads the tokens in a file in the format of tiktoken: a line per token, its bytes in Base64 and its number.
    ///
    /// @throws DataException if the file cannot be read or is no such file
    public static BytePairTokenizer read(Path file) {
        List<byte[]> tokens = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) if (!line.isBlank()) tokens.add(token(line, tokens.size()));
            return of(tokens);
        } catch (IOException e) {
            throw new DataException(
                    file + ": the file cannot be read (" + e.getClass().getSimpleName() + ").", e);
        } catch (IllegalArgumentException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] token(String line, int number) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != 2 || !parts[1].equals(Integer.toString(number)))
            throw new IllegalArgumentException(
                    "line %d should hold a token in Base64 and the number %d.".formatted(number + 1, number));
        return Base64.getDecoder().decode(parts[0]);
    }

    private static void requireBytes(List<byte[]> tokens) {
        boolean[] seen = new boolean[256];
        for (byte[] token : tokens) if (token.length == 1) seen[token[0] & 0xFF] = true;
        for (int b = 0; b < seen.length; b++) {
            if (!seen[b])
                throw new IllegalArgumentException("BytePairTokenizer: there is no token for byte " + b + ".");
        }
        if (tokens.stream().map(Arrays::toString).distinct().count() != tokens.size())
            throw new IllegalArgumentException("BytePairTokenizer: a token is listed twice.");
    }

    private static Encoding library(java.util.function.Supplier<Encoding> work) {
        try {
            return work.get();
        } catch (NoClassDefFoundError e) {
            throw new DataException(
                    "Byte-pair tokens need the library com.knuddels:jtokkit; add it to the class path, or to the module path with --add-modules jtokkit.",
                    e);
        }
    }

    @Override
    public int size() {
        return size;
    }

    /// @throws IllegalArgumentException never: every text can be encoded
    @Override
    public int[] encode(String text) {
        return encoding.encodeOrdinary(text).toArray();
    }

    @Override
    public String decode(int... tokens) {
        IntArrayList list = new IntArrayList(tokens.length);
        for (int token : tokens) {
            if (token < 0 || token >= size)
                throw new IllegalArgumentException(
                        "BytePairTokenizer: there is no token %d, tokens go from 0 to %d.".formatted(token, size - 1));
            list.add(token);
        }
        return encoding.decode(list);
    }

    @Override
    public TokenizerState state() {
        return state;
    }

    @Override
    public String toString() {
        return "BytePairTokenizer(" + size + ")";
    }
}
