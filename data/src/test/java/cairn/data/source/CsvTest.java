package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Batch;
import cairn.data.DataException;
import cairn.data.DataInfo;
import cairn.data.Task;
import cairn.data.source.CsvFormat.Missing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    private Csv read(String text, CsvOptions options) throws IOException {
        return Csv.read(write(text), options);
    }

    private Csv read(String text) throws IOException {
        return read(text, CsvOptions.defaults());
    }

    /// The sentence after the file's name.
    private String failure(String text, CsvOptions options) throws IOException {
        Path file = write(text);
        String message =
                assertThrows(DataException.class, () -> Csv.read(file, options)).getMessage();
        assertEquals(file + ": ", message.substring(0, file.toString().length() + 2));
        return message.substring(file.toString().length() + 2);
    }

    private String failure(String text) throws IOException {
        return failure(text, CsvOptions.defaults());
    }

    private static float[] x(Csv csv) {
        return csv.dataset().all().x().toFloatArray();
    }

    @Test
    void readsNumbersCategoriesAndATargetOfNumbers() throws IOException {
        Csv csv = read(
                "size,kind,price\n10,flat,1.5\n20,house,2.5\n30.5,flat,-3e2\n40,house,0.25\n50,house,7\n60,flat,8\n70,flat,9\n");
        Batch all = csv.dataset().all();
        assertArrayEquals(
                new float[] {10, 1, 0, 20, 0, 1, 30.5f, 1, 0},
                Arrays.copyOf(all.x().toFloatArray(), 9));
        assertArrayEquals(
                new float[] {1.5f, 2.5f, -300, 0.25f, 7, 8, 9}, all.y().toFloatArray());
        assertEquals("[7, 1]", all.y().shape().toString());
        DataInfo info = csv.dataset().info();
        assertEquals(Task.REGRESSION, info.task());
        assertEquals(List.of("size", "kind=flat", "kind=house"), info.featureNames());
        assertEquals("table.csv", info.name());
    }

    @Test
    void takesATargetOfWordsForClassesInAlphabeticalOrder() throws IOException {
        Csv csv = read("a,b\n1,dog\n2,cat\n3,dog\n");
        assertEquals(List.of("cat", "dog"), csv.dataset().info().classNames());
        assertArrayEquals(new long[] {1, 0, 1}, csv.dataset().labels());
    }

    @Test
    void takesATargetOfFewIntegersForClassesInNumericalOrder() throws IOException {
        Csv csv = read("a,b\n1,10\n2,2\n3,10\n4,2\n5,2\n6,2\n");
        assertEquals(List.of("2", "10"), csv.dataset().info().classNames());
        assertArrayEquals(new long[] {1, 0, 1, 0, 0, 0}, csv.dataset().labels());
    }

    @Test
    void takesOnePointZeroForOneWhereItNamesACategory() throws IOException {
        Csv csv = read("a,b\n1,10.0\n2,2\n3,10\n4,2.0\n5,2\n6,2\n");
        assertEquals(List.of("2", "10"), csv.dataset().info().classNames());
        assertArrayEquals(new long[] {1, 0, 1, 0, 0, 0}, csv.dataset().labels());
    }

    @Test
    void readsMoreRowsThanItBeganWith() throws IOException {
        var text = new StringBuilder("a,b\n");
        for (int i = 0; i < 5000; i++) text.append(i).append(',').append(i).append(".5\n");
        Batch all = read(text.toString()).dataset().all();
        float[] x = all.x().toFloatArray();
        float[] y = all.y().toFloatArray();
        for (int i = 0; i < 5000; i++) {
            assertEquals(i, x[i]);
            assertEquals(i + 0.5f, y[i]);
        }
    }

    @Test
    void leavesOutLinesOfSeparators() throws IOException {
        assertArrayEquals(new float[] {1, 2}, x(read("a,y\n1,p\n , \n2,q\n,\n")));
    }

    @Test
    void takesATargetOfManyIntegersForNumbersUnlessTold() throws IOException {
        String text = "a,b\n1,10\n2,20\n3,30\n4,40\n";
        assertEquals(Task.REGRESSION, read(text).schema().task());
        Csv csv = read(text, CsvOptions.defaults().task(Task.CLASSIFICATION));
        assertEquals(List.of("10", "20", "30", "40"), csv.dataset().info().classNames());
    }

    @Test
    void takesTwoClassesOfFourRowsForClasses() throws IOException {
        assertEquals(
                Task.CLASSIFICATION,
                read("0,0,0\n0,1,1\n1,0,1\n1,1,0\n").schema().task());
    }

    @Test
    void readsQuotesSpacesEmptyLinesTabsMarksAndWindowsLineEnds() throws IOException {
        Csv csv = read("\uFEFFname\t\"my \"\"size\"\"\"\tclass\r\n\r\n \"a\tb\" \t 1 \tx\r\n\"c\nd\"\t2\ty\r\n");
        assertEquals(
                List.of("name=a\tb", "name=c\nd", "my \"size\""),
                csv.dataset().info().featureNames());
        assertArrayEquals(new float[] {1, 0, 1, 0, 1, 2}, x(csv));
    }

    @Test
    void readsSemicolonsGzipAndFilesWithoutAHeader() throws IOException {
        Path file = folder.resolve("table.csv.gz");
        Files.write(file, IdxFileTest.gzip("1;2;a\n3;4;b\n".getBytes(StandardCharsets.UTF_8)));
        Csv csv = Csv.read(file);
        assertEquals(List.of("column 1", "column 2"), csv.dataset().info().featureNames());
        assertArrayEquals(new float[] {1, 2, 3, 4}, x(csv));
    }

    @Test
    void obeysItsOptions() throws IOException {
        var options = CsvOptions.defaults()
                .target("y")
                .ignore("id")
                .category("code")
                .separator('|')
                .header(true);
        Csv csv = read("id|y|code\na|1.5|7\nb|2.5|8\n", options);
        assertEquals(List.of("code=7", "code=8"), csv.dataset().info().featureNames());
        assertArrayEquals(new float[] {1.5f, 2.5f}, csv.dataset().all().y().toFloatArray());
    }

    @Test
    void fillsMissingNumbersWithTheMeanAndMissingWordsWithTheMostFrequent() throws IOException {
        var options = CsvOptions.defaults().missing(Missing.FILL);
        Csv csv = read("a,b,y\n1,u,p\n,v,q\n3,NaN,p\n8,v,\n", options);
        assertArrayEquals(new float[] {1, 1, 0, 4, 0, 1, 3, 0, 1}, x(csv), "the row without a target is left out");
    }

    @Test
    void dropsRowsWithMissingCellsIfToldTo() throws IOException {
        Csv csv =
                read("a,b,y\n1,u,p\n,v,q\n3,?,p\n4,v,q\n", CsvOptions.defaults().missing(Missing.DROP_ROW));
        assertArrayEquals(new float[] {1, 1, 0, 4, 0, 1}, x(csv));
    }

    @Test
    void refusesMissingCellsUnlessTold() throws IOException {
        assertEquals(
                "line 3, column 1 (a): the cell is empty; drop such rows or fill such cells.",
                failure("a,y\n1,p\n,q\n"));
        assertEquals(
                "line 3, column 2 (y): the cell is empty; drop such rows or fill such cells.",
                failure("a,y\n1,p\n2,N/A\n"));
        assertEquals(
                "every row has an empty cell.",
                failure("a,y\n1,\n,q\n", CsvOptions.defaults().missing(Missing.DROP_ROW)));
    }

    @Test
    void namesLineAndColumnOfTextAmongNumbers() throws IOException {
        assertEquals(
                "line 4, column 2 (width): \"wide\" is not a number, as the column's other cells are; correct it, list it as a word for "
                        + "missing cells, or make the column a category or ignore it.",
                failure("height,width,class\n1,2,a\n\n3,wide,b\n"));
        assertEquals(
                "line 2, column 1 (a): \"x\" is not a number,",
                failure("a,y\nx,p\n2,q\n3,q\n").substring(0, 42));
        assertEquals(
                "line 3, column 2 (y): \"3,5\" is not a number, as the column's other cells are; write decimal points, not commas.",
                failure("a;y\n1;2.5\n2;3,5\n"));
    }

    @Test
    void showsLongCellsAndLineBreaksOnOneLine() throws IOException {
        String message = failure("a,y\n1,p\n\"x\ny" + "z".repeat(100) + "\",q\n");
        assertTrue(message.startsWith("line 3, column 1 (a): \"x y" + "z".repeat(36) + "…\" is not a number"), message);
    }

    @Test
    void doesNotTakeJavasOtherNotationsForNumbers() throws IOException {
        for (String word : List.of("1d", "0x1p3", "Infinity", "1_000")) {
            String message = failure("a,y\n1,p\n" + word + ",q\n");
            assertTrue(message.startsWith("line 3, column 1 (a): \"" + word + "\" is not a number"), message);
        }
    }

    @Test
    void refusesNumbersThatDoNotFit() throws IOException {
        assertEquals("line 3, column 1 (a): 1e39 is too large for a 32-bit number.", failure("a,y\n1,p\n1e39,q\n"));
    }

    @Test
    void refusesRowsOfDifferentWidth() throws IOException {
        assertEquals("line 3 has 3 cells, but the header has 2.", failure("a,y\n1,p\n2,q,r\n"));
        assertEquals("line 2 has 1 cells, but the first row has 2.", failure("1,2\n3\n"));
    }

    @Test
    void refusesFilesWithoutRows() throws IOException {
        assertEquals("the file holds no rows.", failure(""));
        assertEquals("the file holds no rows below its header.", failure("a,b\n"));
    }

    @Test
    void refusesQuotesThatDoNotMatch() throws IOException {
        assertEquals("the quotes do not match, ", failure("a,y\n1,\"p\n2,q\n").substring(0, 25));
        assertEquals(
                "the quotes do not match, ", failure("a,y\n1,\"p\"x\n2,q\n").substring(0, 25));
    }

    @Test
    void refusesTwoColumnsOfOneName() throws IOException {
        assertEquals("line 1: two columns are named a.", failure("a,a\n1,p\n"));
    }

    @Test
    void suggestsTheColumnThatWasProbablyMeant() throws IOException {
        assertEquals(
                "there is no column named Survivd (did you mean Survived?); the columns are Age, Survived.",
                failure("Age,Survived\n1,0\n", CsvOptions.defaults().target("Survivd")));
        assertEquals(
                "there is no column named zzz; the columns are Age, Survived.",
                failure("Age,Survived\n1,0\n", CsvOptions.defaults().ignore("zzz")));
    }

    @Test
    void refusesColumnsThatCannotBeUsed() throws IOException {
        assertEquals(
                "column name holds more than 2 different texts, too many for categories; ignore it or raise the limit.",
                failure("name,y\na,p\nb,q\nc,q\n", CsvOptions.defaults().maxCategories(2)));
        assertEquals("there is no column besides the target y.", failure("y\n1\n2\n"));
        assertEquals(
                "column b is empty.",
                failure("a,b,y\n1,,p\n2,,q\n", CsvOptions.defaults().missing(Missing.FILL)));
        assertEquals(
                "line 2, column 2 (y): \"p\" is not a number",
                failure("a,y\n1,p\n", CsvOptions.defaults().task(Task.REGRESSION))
                        .split(", as")[0]);
    }

    @Test
    void readsAnotherFileIntoTheSameFeatures() throws IOException {
        CsvSchema schema = read("a,b,y\n1,u,p\n2,v,q\n", CsvOptions.defaults()).schema();
        Path other = Files.writeString(folder.resolve("other.csv"), "b,extra,a\nv,9,5\nu,8,6\n");
        assertArrayEquals(
                new float[] {5, 0, 1, 6, 1, 0}, Csv.features(other, schema).toFloatArray());
        Path withTargets = Files.writeString(folder.resolve("more.csv"), "y,a,b\nq,5,v\n");
        assertArrayEquals(
                new long[] {1}, Csv.read(withTargets, schema).dataset().labels());
    }

    @Test
    void saysHowAnotherFileDoesNotFit() throws IOException {
        CsvSchema schema = read("a,b,y\n1,u,p\n2,v,q\n", CsvOptions.defaults().missing(Missing.DROP_ROW))
                .schema();
        assertEquals("line 2, column 2 (b): \"w\" is not one of the known categories.", misfit(schema, "a,b\n1,w\n"));
        assertEquals("line 2, column 1 (a): \"one\" is not a number.", misfit(schema, "a,b\none,u\n"));
        assertEquals("there is no column named b; the columns are a, size.", misfit(schema, "a,size\n1,u\n"));
        assertEquals(
                "line 2, column 1 (a): the cell is empty; drop such rows or fill such cells.",
                misfit(schema, "a,b\n,u\n"));
    }

    private String misfit(CsvSchema schema, String text) throws IOException {
        Path file = write(text);
        String message = assertThrows(DataException.class, () -> Csv.features(file, schema))
                .getMessage();
        return message.substring(file.toString().length() + 2);
    }

    @Test
    void readsTitanic() {
        var options = CsvOptions.defaults()
                .target("Survived")
                .category("Pclass")
                .ignore("PassengerId", "Name", "Ticket", "Cabin")
                .missing(Missing.FILL);
        Csv csv = Csv.read(TestData.folder().resolve("tabular/titanic.csv"), options);
        assertEquals(891, csv.dataset().size());
        assertEquals(342, Arrays.stream(csv.dataset().labels()).sum());
        assertEquals(
                List.of(
                        "Pclass=1",
                        "Pclass=2",
                        "Pclass=3",
                        "Sex=female",
                        "Sex=male",
                        "Age",
                        "SibSp",
                        "Parch",
                        "Fare",
                        "Embarked=C",
                        "Embarked=Q",
                        "Embarked=S"),
                csv.dataset().info().featureNames());
        assertEquals(29.699118, csv.schema().features().get(2).fill(), 1e-5);
    }

    @Test
    void readsScikitLearnsOwnFiles() {
        Path tables = TestData.folder().resolve("tabular");
        Csv iris = Csv.read(tables.resolve("iris.csv"));
        assertEquals(
                List.of("setosa", "versicolor", "virginica"),
                iris.dataset().info().classNames());
        assertEquals(Iris.all().checksum(), iris.dataset().checksum());
        Csv boston = Csv.read(tables.resolve("boston_house_prices.csv"));
        assertEquals(BostonHousing.all().checksum(), boston.dataset().checksum());
        assertEquals("LSTAT", boston.dataset().info().featureNames().get(12));
        assertEquals(
                Wine.all().checksum(),
                Csv.read(tables.resolve("wine_data.csv")).dataset().checksum());
    }
}
