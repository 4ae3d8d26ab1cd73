package cairn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static Map<String, Object> sample() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1L);
        map.put("a", Arrays.asList(1.5, true, null, List.of(), Map.of()));
        map.put("text", "quote \" backslash \\ line\nnull \u0000 ünïcode 😀");
        map.put("inner", new LinkedHashMap<>(Map.of("deep", -3L)));
        return map;
    }

    @Test
    void whatIsWrittenIsReadBackInOrder() {
        for (String text : List.of(Json.write(sample()), Json.pretty(sample()))) {
            assertEquals(sample(), Json.parse(text));
            assertEquals(
                    List.of("z", "a", "text", "inner"),
                    List.copyOf(Json.parseObject(text).keySet()));
        }
    }

    @Test
    void compactTextIsOneLineAndPrettyTextHasALinePerEntry() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", List.of(1, 2));
        map.put("b", Map.of("c", "d"));
        map.put("e", Map.of());
        assertEquals("{\"a\":[1,2],\"b\":{\"c\":\"d\"},\"e\":{}}", Json.write(map));
        assertEquals("{\n  \"a\": [1, 2],\n  \"b\": {\n    \"c\": \"d\"\n  },\n  \"e\": {}\n}", Json.pretty(map));
    }

    @Test
    void numbersKeepTheShortestFormOfTheirType() {
        assertEquals("[0.1,0.1,1.0E-30,-0.0,7,8,9]", Json.write(List.of(0.1f, 0.1, 1e-30, -0.0, 7, 8L, (short) 9)));
        assertEquals(List.of(1L, -0.0, 1e300), Json.parse("[1, -0.0, 1e300]"));
    }

    @Test
    void numbersThatJsonLacksAreWrittenAsNull() {
        assertEquals(
                "[null,null,null]", Json.write(List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)));
    }

    @Test
    void wholeNumbersBeyondLongStayExact() {
        assertEquals(new BigInteger("18446744073709551616"), Json.parse("18446744073709551616"));
        assertEquals(Long.MIN_VALUE, Json.parse("-9223372036854775808"));
    }

    @Test
    void valuesThatAreNotPlainAreRefusedWithTheirPlace() {
        var e = assertThrows(IllegalArgumentException.class, () -> Json.write(Map.of("a", List.of(1, new float[2]))));
        assertTrue(e.getMessage().contains("at \"/a/0\" there is a value of float[]"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Json.write(Map.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> Json.write(new DoubleAdder()));
    }

    @Test
    void aListThatContainsItselfIsRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        var e = assertThrows(IllegalArgumentException.class, () -> Json.write(list));
        assertTrue(e.getMessage().contains("more than 500 deep"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                 | JSON, line 1, column 1: the text ends too early.
            {                  | JSON, line 1, column 2: the text ends too early.
            "abc               | JSON, line 1, column 5: the text ends too early.
            {"a":1,}           | JSON, line 1, column 8: unexpected character
            {"a":1,"a":2}      | JSON, line 1, column 8: the key "a" appears twice.
            [1] 2              | JSON, line 1, column 5: nothing may follow the value.
            [1,2}              | JSON, line 1, column 5: unexpected close marker '}': expected ']'.
            nul                | JSON, line 1, column 1: unrecognized token 'nul'
            [NaN]              | JSON, line 1, column 5: non-standard token 'NaN'.
            1e999              | JSON, line 1, column 1: the number 1e999 is too large.
            [01]               | JSON, line 1, column 3: invalid numeric value
            {'a':1}            | JSON, line 1, column 2: unexpected character
            /* no */ 1         | JSON, line 1, column 1: unexpected character
            """)
    void textThatIsNotJsonIsRefusedWithLineAndColumn(String text, String message) {
        var e = assertThrows(JsonException.class, () -> Json.parse(text));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    @Test
    void theLineOfAnErrorIsCounted() {
        var e = assertThrows(JsonException.class, () -> Json.parse("[1,\n 2,\n x]"));
        assertTrue(e.getMessage().startsWith("JSON, line 3, column 2"), e.getMessage());
    }

    @Test
    void textBeyondTheLimitsIsRefused() {
        var deep = assertThrows(JsonException.class, () -> Json.parse("[".repeat(100_000)));
        assertTrue(deep.getMessage().contains("more than 500 deep"), deep.getMessage());
        var digits = assertThrows(JsonException.class, () -> Json.parse("1".repeat(500)));
        assertTrue(digits.getMessage().contains("more than 400 digits"), digits.getMessage());
        var name = assertThrows(JsonException.class, () -> Json.parse("{\"" + "x".repeat(70_000) + "\":1}"));
        assertTrue(name.getMessage().contains("more than 65536 characters"), name.getMessage());
        var key = assertThrows(
                JsonException.class,
                () -> Json.parse("{\"" + "x\\n".repeat(90) + "\":1,\"" + "x\\n".repeat(90) + "\":2}"));
        assertEquals(1, key.getMessage().lines().count());
        assertTrue(key.getMessage().length() < 200, key.getMessage());
    }

    @Test
    void anObjectIsAskedFor() {
        var e = assertThrows(JsonException.class, () -> Json.parseObject("[1]"));
        assertEquals("JSON, line 1, column 1: an object { … } is expected, not an array.", e.getMessage());
    }

    @Test
    void filesAreSavedAndLoaded(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.json");
        Json.save(file, sample());
        assertEquals(sample(), Json.load(file));
        assertTrue(Files.readString(file).endsWith("}\n"));
    }

    @Test
    void badFilesAreNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.json");
        assertEquals(
                file + ": there is no such file.",
                assertThrows(FileException.class, () -> Json.load(file)).getMessage());
        Files.writeString(file, "{\n  oops");
        assertTrue(assertThrows(FileException.class, () -> Json.load(file))
                .getMessage()
                .startsWith(file + ": JSON, line 2, column 3: "));
        Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
        assertEquals(
                file + ": the file is not UTF-8 text.",
                assertThrows(FileException.class, () -> Json.load(file)).getMessage());
    }
}
