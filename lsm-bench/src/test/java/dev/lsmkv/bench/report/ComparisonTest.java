package dev.lsmkv.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
              new Figure("ours", 0, "readseq", "rate", 2_500_000)));

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
        .hasSize(9);
  }
}
