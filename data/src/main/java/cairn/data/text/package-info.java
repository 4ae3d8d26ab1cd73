/// Text as tokens: tokenisers, texts as one long row, lists of short texts.
///
/// ```java
/// TextCorpus plays = TextCorpus.read(file, CharTokenizer::fit);
/// TrainTest parts = plays.windows(64, 0.1);
/// Lines names = Lines.read(namesFile);
/// ```
package cairn.data.text;
