package dev.lsmkv.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Results RESULTS =
      new Results(
          List.of(
              new Figure("ours", 0, "fillseq", "rate", 2000),
              new Figure("ours", 0, "fillseq", "p50-us", 0.5),
              new Figure("theirs", 0, "fillseq", "rate", 1000),
              new Figure("ours", 1, "fillseq", "rate", 9000),
              new Figure("theirs", 1, "fillseq", "rate", 3000),
              new Figure("ours", 2, "fillseq", "rate", 4000),
              new Figure("theirs", 2, "fillseq", "rate", 4000),
              new Figure("ours", 0, "readseq", "rate", 2_500_000),
              new Figure("ours", 0, "fillseq", "disk-mb", 50),
              new Figure("theirs", 0, "fillseq", "disk-mb", 100)),
          List.of(new Series("ours", 0, "overwrite", List.of(5L, 6L))));

  private static final Comparison COMPARISON = new Comparison(RESULTS, List.of("ours", "theirs"));

  @Test
  void ratioIsThatOfEachPairAndNotThatOfTheMedians() {
    assertThat(RESULTS.ratio("ours", "theirs", "fillseq", "rate")).contains(new Spread(2, 1, 3));
  }

  @Test
  void pairWithoutThePeerHasNoRatio() {
    assertThat(RESULTS.ratio("ours", "theirs", "readseq", "rate")).isEmpty();
  }

  @Test
  void tableShowsMediansRangesAndRatios() {
    assertThat(COMPARISON.lines())
        .containsExactly(
            "operations/s                 ours               theirs             ratio",
            "fillseq       4.00k (2.00k–9.00k)  3.00k (1.00k–4.00k)  2.00 (1.00–3.00)",
            "readseq                     2.50M                    -                 -");
  }

  @Test
  void markdownHasATableOfRatesAndOneOfEachRow() {
    assertThat(COMPARISON.markdown(List.of("a machine")))
        .contains("- a machine\n")
        .contains("| fillseq | 4.00k (2.00k–9.00k) | 3.00k (1.00k–4.00k) | 2.00 (1.00–3.00) |\n")
        .contains("## readseq\n")
        .contains("| p50-us | 0.50 | - |\n");
  }

  @Test
  void csvHasEveryFigure() {
    assertThat(COMPARISON.csv().lines())
        .startsWith("row,engine,pair,figure,value", "fillseq,ours,0,rate,2000.0")
        .hasSize(11);
  }

  @Test
  void costsAreComparedToo() {
    assertThat(COMPARISON.markdown(List.of()))
        .contains("| fillseq disk-mb | 50.0 | 100 | 0.50 |\n");
  }

  @Test
  void ratesWithTheTimeToSettleAreATableOfTheirOwn() {
    Results results =
        new Results(
            List.of(
                new Figure("ours", 0, "fillseq", "rate", 9000),
                new Figure("ours", 0, "fillseq", "settled-rate", 2000),
                new Figure("theirs", 0, "fillseq", "settled-rate", 4000)),
            List.of());
    Comparison settled = new Comparison(results, List.of("ours", "theirs"));

    assertThat(settled.markdown(List.of()))
        .contains("## With the time to settle\n")
        .contains("| fillseq | 2.00k | 4.00k | 0.50 |\n");
    assertThat(COMPARISON.markdown(List.of())).doesNotContain("settle");
  }

  @Test
  void secondsAreLines() {
    assertThat(COMPARISON.secondsCsv().lines())
        .containsExactly(
            "row,engine,pair,second,operations", "overwrite,ours,0,0,5", "overwrite,ours,0,1,6");
  }

  @Test
  void mediansOfRunsAreOneFigureEach() {
    List<Results> runs =
        Stream.of(3.0, 1.0, 2.0)
            .map(value ->
                new Results(List.of(new Figure("ours", 0, "open", "open-ms", value)), List.of()))
            .toList();
    assertThat(Results.medians(runs).figures())
        .containsExactly(new Figure("ours", 0, "open", "open-ms", 2));
  }

  @Test
  void pageHoldsTablesFiguresAndTheLibraryThatDraws() throws IOException {
    Results hostile =
        new Results(
            List.of(
                new Figure("ours", 0, "</script>", "rate", 1),
                new Figure("theirs", 0, "</script>", "rate", 1)),
            RESULTS.series());
    String page =
        new Page(Results.all(List.of(RESULTS, hostile)), List.of("ours", "theirs"), List.of("a<b"))
            .html();
    assertThat(page)
        .contains("<td>fillseq</td>", "a&lt;b", "\"overwrite\":{\"ours\":[5,6]}", "var uPlot=")
        .doesNotContain("{{", "https://cdn", "<td></script>")
        .contains("<\\/script>");
  }
}
