package dev.lsmkv.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigurePageTest {

  private static final FigurePage PAGE =
      new FigurePage("# Page\n\n" + FigurePage.BEGIN + "\nold\n" + FigurePage.END + "\n\nend\n");

  @Test
  void sectionIsReplacedAndTheRestStays() {
    assertThat(PAGE.with("# Benchmarks\n\n- machine\n\n## row\n").text())
        .isEqualTo(
            "# Page\n\n"
                + FigurePage.BEGIN
                + "\n\n- machine\n\n### row\n\n"
                + FigurePage.END
                + "\n\nend\n");
  }

  @Test
  void replacingTwiceIsReplacingOnce() {
    FigurePage once = PAGE.with("figures");
    assertThat(once.with("figures")).isEqualTo(once);
  }

  @Test
  void pageWithoutASectionIsRefused() {
    FigurePage other = new FigurePage("# Page\n");
    assertThatThrownBy(() -> other.with("figures")).hasMessageContaining(FigurePage.BEGIN);
  }
}
