package cairn.examples;

import cairn.data.TrainTest;
import cairn.data.source.Csv;
import cairn.data.source.CsvFormat;
import cairn.data.source.CsvOptions;
import cairn.data.source.Datasets;
import cairn.data.transform.Normalize;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.loss.MSELoss;
import cairn.optim.Adam;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A table of one's own: numbers, categories, missing cells, a column to predict; and new rows, read as the old ones
/// were.
///
/// It prints
/// ```text
/// features [area, rooms, district=centre, district=east, district=suburb, balcony=no, balcony=yes]
/// x [600, 7], y [600, 1]
/// R² on flats not seen 0.948
/// 80 m² in the centre 859, in the suburb 511
/// ```
public final class Example13Csv {
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("cairn");
        Path file = folder.resolve("flats.csv");
        Files.writeString(file, flats(600));

        Csv csv = Csv.read(
                file,
                CsvOptions.defaults()
                        .target("rent")
                        .ignore("street")
                        .missing(CsvFormat.Missing.FILL)); // an empty cell gets its column's mean
        System.out.println("features " + csv.dataset().info().featureNames());
        System.out.println("x " + csv.dataset().all().x().shape() + ", y "
                + csv.dataset().all().y().shape());

        TrainTest parts = Datasets.split(csv.dataset());
        var normalize = Normalize.fit(parts.train());
        Rng.seed(1);
        Layer model = Mlp.of(csv.schema().width(), 32, 1);
        var options = TrainOptions.defaults().batchSize(32).seed(1);
        var trainer =
                new Trainer(model, Objective.regression(new MSELoss()), new Adam(model.parameters(), 0.01), options);
        trainer.fit(parts.train().map(normalize), 100);
        System.out.printf(
                "R² on flats not seen %.3f%n",
                trainer.evaluate(parts.test().map(normalize))
                        .regression()
                        .orElseThrow()
                        .r2());

        // New rows have the same columns, in any order, and no rent.
        Path wanted = folder.resolve("wanted.csv");
        Files.writeString(wanted, """
                district,area,rooms,balcony
                centre,80,3,yes
                suburb,80,3,no
                """);
        Tensor x = normalize.apply(Csv.features(wanted, csv.schema())); // [2, features]
        model.eval();
        float[] rents = Autograd.noGrad(() -> model.forward(x)).toFloatArray(); // [2, 1]
        System.out.printf("80 m² in the centre %.0f, in the suburb %.0f%n", rents[0], rents[1]);
    }

    /// A made-up table: rent = 8 per m², more in the centre and with a balcony, give or take 40.
    private static String flats(int rows) {
        Rng rng = Rng.of(1);
        var text = new StringBuilder("street,area,rooms,district,balcony,rent\n");
        List<String> districts = List.of("centre", "east", "suburb");
        for (int i = 0; i < rows; i++) {
            int area = 30 + rng.nextInt(90);
            int district = rng.nextInt(3);
            boolean balcony = rng.nextInt(2) == 1;
            double rent = 8 * area + 200 - 150 * district + (balcony ? 60 : 0) + 80 * (rng.nextFloat() - 0.5);
            text.append(String.format(
                    Locale.ROOT,
                    "Street %d,%s,%d,%s,%s,%.0f%n",
                    i,
                    rng.nextInt(20) == 0 ? "" : area, // one in twenty is not known
                    1 + area / 30,
                    districts.get(district),
                    balcony ? "yes" : "no",
                    rent));
        }
        return text.toString();
    }
}
