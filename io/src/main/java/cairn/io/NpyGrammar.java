package cairn.io;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The Python dictionary in the head of a `.npy` file: `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
final class NpyGrammar {
    private static final int MAX_RANK = 64;
    private static final int MAX_DIGITS = 18;

    private final String text;
    private int at;
    private @Nullable String descr;
    private boolean fortran;
    private long[] sizes = {};

    private NpyGrammar(String text) {
        this.text = text;
    }

    /// @param bytes the length of the whole head
    static NpyHeader header(String text, int bytes) throws Malformed {
        NpyGrammar in = new NpyGrammar(text);
        in.dictionary();
        String descr = in.descr == null ? "" : in.descr;
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type(descr), order, in.fortran, in.sizes, bytes);
    }

    private void dictionary() throws Malformed {
        Set<String> seen = new HashSet<>();
        expect('{');
        while (!accept('}')) {
            String key = string();
            if (!seen.add(key)) throw error("the key " + Quoted.of(key) + " appears twice");
            expect(':');
            value(key);
            if (!accept(',') && peek() != '}') throw error("a comma or } is expected");
        }
        if (peek() != 0) throw error("nothing may follow the }");
        if (seen.size() < 3) throw error("\"descr\", \"fortran_order\" and \"shape\" are needed");
    }

    private void value(String key) throws Malformed {
        switch (key) {
            case "descr" -> {
                if (peek() == '[') throw error("records of several fields are not read, only plain numbers");
                descr = string();
            }
            case "fortran_order" -> fortran = truth();
            case "shape" -> sizes = tuple();
            default -> throw error("the key " + Quoted.of(key) + " is not known");
        }
    }

    // ---- Python literals

    private String string() throws Malformed {
        char quote = peek();
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) throw error("a string in quotes is expected");
        String string = text.substring(at + 1, end);
        if (string.indexOf('\\') >= 0) throw error("a string without backslashes is expected");
        at = end + 1;
        return string;
    }

    private boolean truth() throws Malformed {
        peek();
        boolean value = text.startsWith("True", at);
        if (!value && !text.startsWith("False", at)) throw error("True or False is expected");
        at += value ? 4 : 5;
        return value;
    }

    private long[] tuple() throws Malformed {
        long[] values = new long[MAX_RANK];
        int n = 0;
        boolean comma = true;
        expect('(');
        while (!accept(')')) {
            if (!comma) throw error("a comma or ) is expected");
            if (n == MAX_RANK) throw error("an array has at most " + MAX_RANK + " dimensions");
            values[n++] = number();
            comma = accept(',');
        }
        if (n == 1 && !comma) throw error("a tuple of one needs a comma, (3,)");
        return Arrays.copyOf(values, n);
    }

    private long number() throws Malformed {
        peek();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
        if (at == start || at - start > MAX_DIGITS) throw error("a size of 1 to " + MAX_DIGITS + " digits is expected");
        long value = Long.parseLong(text.substring(start, at));
        accept('L'); // Python 2 marked long numbers so
        return value;
    }

    /// The next character that is not white space; 0 at the end.
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean accept(char c) {
        if (peek() != c) return false;
        at++;
        return true;
    }

    private void expect(char c) throws Malformed {
        if (!accept(c)) throw error(c + " is expected");
    }

    private Malformed error(String what) {
        return new Malformed("in the header, column " + (at + 1) + ": " + what);
    }

    // ---- types

    /// NumPy's code: an order `<`, `>` or `|`, a kind, and a number of bytes.
    private static StoredType type(String descr) throws Malformed {
        StoredType type = switch (descr.isEmpty() ? "" : descr.substring(1)) {
            case "f2" -> StoredType.F16;
            case "f4" -> StoredType.F32;
            case "f8" -> StoredType.F64;
            case "i1" -> StoredType.I8;
            case "i2" -> StoredType.I16;
            case "i4" -> StoredType.I32;
            case "i8" -> StoredType.I64;
            case "u1" -> StoredType.U8;
            case "u2" -> StoredType.U16;
            case "u4" -> StoredType.U32;
            case "u8" -> StoredType.U64;
            case "b1" -> StoredType.BOOL;
            case "O" -> throw new Malformed("the array holds Python objects, which only Python can read");
            default -> throw unread(descr);
        };
        boolean ordered = descr.charAt(0) == '<' || descr.charAt(0) == '>';
        if (!ordered && (descr.charAt(0) != '|' || type.bytes() > 1)) throw unread(descr);
        return type;
    }

    private static Malformed unread(String descr) {
        return new Malformed("the type " + Quoted.of(descr)
                + " is not read; those read are f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 b1 after < or >");
    }
}
