package cairn.cli;

import cairn.data.text.Tokenizer;
import cairn.data.text.TokenizerState;
import cairn.data.text.Tokenizers;
import cairn.tensor.Rng;
import cairn.train.NextToken;
import cairn.train.TextGenerator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn generate`
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Lets a model that was trained on text go on with one.",
        footer = {
            "",
            "Examples:",
            "  cairn generate runs/tinyshakespeare-txt-1 --prompt \"O God, O God!\"",
            "  cairn generate runs/names-txt-1 --tokens 200 --temperature 0.8"
        })
final class GenerateCommand implements Callable<Integer> {
    private static final String BREAK = "\n";
    private static final int LONGEST_CHARACTER = 4; // bytes of one in UTF-8
    private static final char UNFINISHED = '\uFFFD'; // what the first bytes of a character decode to

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "A run folder or a model file.")
    private Path run;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What the text begins with. Default: the beginning of a line.")
    private String prompt;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many tokens to add. Default: ${DEFAULT-VALUE}.")
    private int tokens;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "1",
            description = "Below 1 likely tokens become likelier; 0 takes the likeliest. Default: ${DEFAULT-VALUE}.")
    private double temperature;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "Draw from the K likeliest tokens alone. Default: from all.")
    private @Nullable Integer topK;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Names the random numbers. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() {
        NextToken next = next();
        TrainedModel model = TrainedModel.open(run);
        ModelCard card = model.card();
        TokenizerState state = card.tokenizer();
        if (state == null)
            throw new UsageException(
                    "The model in %s was trained on %s, not on text; use it with: cairn predict %s FILE"
                            .formatted(run, card.dataset(), run));
        Tokenizer tokenizer = Tokenizers.restore(state);
        int[] given = given(tokenizer);
        PrintWriter out = spec.commandLine().getOut();
        Printer printer = new Printer(tokenizer, out, tokens);
        out.print(prompt);
        generator(model, tokenizer).generate(given, tokens, next, Rng.of(seed), printer::accept);
        out.println();
        out.flush();
        return 0;
    }

    private NextToken next() {
        if (tokens < 1) throw new UsageException("--tokens must be at least 1, got " + tokens + ".");
        if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY))
            throw new UsageException("--temperature must be at least 0, got " + temperature + ".");
        if (topK == null) return NextToken.defaults().temperature(temperature);
        if (topK < 1) throw new UsageException("--top-k must be at least 1, got " + topK + ".");
        return new NextToken(temperature, topK);
    }

    /// The prompt after a line break where the model knows one: every text begins at the beginning of a line.
    private int[] given(Tokenizer tokenizer) {
        try {
            boolean breaks = tokenizer.vocabulary().contains(BREAK);
            if (prompt.isEmpty() && !breaks)
                throw new UsageException("The model knows no line break to begin with; give it a --prompt.");
            return tokenizer.encode((breaks ? BREAK : "") + prompt);
        } catch (IllegalArgumentException e) {
            throw new UsageException("The model cannot read the prompt. " + e.getMessage());
        }
    }

    private static TextGenerator generator(TrainedModel model, Tokenizer tokenizer) {
        TextGenerator generator = new TextGenerator(model.layer(), model.card().shape()[0]);
        boolean lines =
                TextSource.named(model.card().dataset()).map(TextSource::lines).orElse(false);
        if (!lines) return generator;
        int border = tokenizer.encode(BREAK)[0];
        return generator.startingAt(token -> token == border);
    }

    /// Prints tokens as they come. A character of several tokens is held back until it is whole.
    private static final class Printer {
        private final Tokenizer tokenizer;
        private final PrintWriter out;
        private final int[] held;
        private int count;

        Printer(Tokenizer tokenizer, PrintWriter out, int most) {
            this.tokenizer = tokenizer;
            this.out = out;
            this.held = new int[most];
        }

        void accept(int token) {
            held[count++] = token;
            String text = tokenizer.decode(Arrays.copyOf(held, count));
            boolean whole = text.isEmpty() || text.charAt(text.length() - 1) != UNFINISHED;
            if (!whole && count < LONGEST_CHARACTER) return;
            out.print(text);
            out.flush();
            count = 0;
        }
    }
}
