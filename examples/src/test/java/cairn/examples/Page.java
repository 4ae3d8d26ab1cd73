package cairn.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of the documentation, cut into its fenced blocks.
///
/// - A `java` block is part of the page's program: all of them, in order, are the body of one `main`, or the first is a whole program.
/// - A `text` block after it is what that part prints.
/// - A `java` block in an HTML comment is part of the program too, and not shown: what the reader is taken to have already.
/// - A `java file=…` block stands so, but for indentation, in that file.
///
/// @param file the page
/// @param blocks its blocks in order
record Page(Path file, List<Block> blocks) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)([^\n]*)\n(.*?)^```");
    private static final String MARK = "\u241e";

    /// @param language the first word after the fence
    /// @param info the words after it
    record Block(String language, String info, String text) {
        boolean isProgram() {
            return language.equals("java") && info.isEmpty();
        }

        boolean isExcerpt() {
            return language.equals("java") && info.startsWith("file=");
        }

        Path excerptOf() {
            return Path.of("..").resolve(info.replace("file=", ""));
        }
    }

    static Page read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        String text = Files.readString(file).replace("<!-- java\n", "```java\n").replace("\n-->\n", "\n```\n");
        Matcher m = FENCE.matcher(text);
        while (m.find()) blocks.add(new Block(m.group(1), m.group(2).strip(), m.group(3)));
        return new Page(file, blocks);
    }

    /// The parts of the program, in order.
    List<String> parts() {
        return blocks.stream().filter(Block::isProgram).map(Block::text).toList();
    }

    /// What each part is said to print; null where nothing is said.
    List<String> printed() {
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean said = i + 1 < blocks.size() && blocks.get(i + 1).language.equals("text");
            if (blocks.get(i).isProgram()) printed.add(said ? blocks.get(i + 1).text : null);
        }
        return printed;
    }

    /// The page as a source file.
    String program() {
        List<String> parts = parts();
        if (parts.getFirst().contains("void main()")) return parts.getFirst();
        StringBuilder imports = new StringBuilder("import module cairn.train;\n");
        StringBuilder body = new StringBuilder("void main() throws Exception {\n");
        for (String part : parts) {
            part.lines()
                    .forEach(line -> (line.startsWith("import ") ? imports : body)
                            .append(line)
                            .append('\n'));
            body.append("IO.println(\"").append(MARK).append("\");\n");
        }
        return imports.append(body).append("}\n").toString();
    }

    /// What a run of [#program()] printed, cut into what each part printed.
    List<String> cut(String output) {
        return List.of(output.split(MARK + "\\R?", -1));
    }
}
