package cairn.data.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One token per character (Unicode code point).
///
/// @param characters every character it knows, in the order of their numbers
public record CharTokenizer(List<String> characters) implements Tokenizer {
    /// Checks that these are different single characters.
    public CharTokenizer {
        characters = List.copyOf(characters);
        for (String c : characters) {
            if (c.codePointCount(0, c.length()) != 1)
                throw new IllegalArgumentException("CharTokenizer: \"" + c + "\" is not one character.");
        }
        if (characters.stream().distinct().count() != characters.size())
            throw new IllegalArgumentException("CharTokenizer: a character is listed twice.");
    }

    /// The characters of a text, sorted.
    public static CharTokenizer fit(String text) {
        return new CharTokenizer(text.codePoints()
                .sorted()
                .distinct()
                .mapToObj(Character::toString)
                .toList());
    }

    @Override
    public int size() {
        return characters.size();
    }

    @Override
    public int[] encode(String text) {
        Map<Integer, Integer> numbers = HashMap.newHashMap(size());
        for (int i = 0; i < size(); i++) numbers.put(characters.get(i).codePointAt(0), i);
        return text.codePoints().map(c -> number(numbers, c)).toArray();
    }

    private int number(Map<Integer, Integer> numbers, int c) {
        Integer number = numbers.get(c);
        if (number != null) return number;
        throw new IllegalArgumentException(
                "CharTokenizer: the character \"%s\" (U+%04X) is not among the %d it knows: %s"
                        .formatted(Character.toString(c), c, size(), shown(String.join("", characters))));
    }

    private static String shown(String all) {
        String line = all.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        return line.length() <= 100 ? line : line.substring(0, 99) + "…";
    }

    @Override
    public String decode(int... tokens) {
        StringBuilder text = new StringBuilder(tokens.length);
        for (int token : tokens) {
            if (token < 0 || token >= size())
                throw new IllegalArgumentException(
                        "CharTokenizer: there is no token %d, tokens go from 0 to %d.".formatted(token, size() - 1));
            text.append(characters.get(token));
        }
        return text.toString();
    }

    @Override
    public TokenizerState state() {
        return new TokenizerState("Char", characters);
    }
}
