package dev.lsmkv.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitsTest {

  @Test
  void sizesHaveTheLargestUnitThatLeavesOne() {
    assertThat(Units.bytes(0)).isEqualTo("0 B");
    assertThat(Units.bytes(1023)).isEqualTo("1023 B");
    assertThat(Units.bytes(1024)).isEqualTo("1.0 KiB");
    assertThat(Units.bytes((1 << 20) - 1)).isEqualTo("1.0 MiB");
    assertThat(Units.bytes(64L << 20)).isEqualTo("64.0 MiB");
    assertThat(Units.bytes(Long.MAX_VALUE)).isEqualTo("8.0 EiB");
  }

  @Test
  void aRateOverNoTimeIsTheCount() {
    assertThat(Units.rate(10, 0)).isEqualTo(10);
    assertThat(Units.rate(10, 2_000_000_000L)).isEqualTo(5);
  }

  @Test
  void aPartOfNothingIsADash() {
    assertThat(Units.percent(0, 0)).isEqualTo("-");
    assertThat(Units.percent(1, 3)).isEqualTo("33.3 %");
  }

  @Test
  void oneIsNotMany() {
    assertThat(Units.count(1, "table", "tables")).isEqualTo("1 table");
    assertThat(Units.count(1200, "table", "tables")).isEqualTo("1,200 tables");
  }

  @Test
  void barsStayWithinTheirWidthWhateverTheRatio() {
    assertThat(LevelsText.bar(0, 0.85)).isEqualTo("[..........................|...]");
    assertThat(LevelsText.bar(0.5, 0.85)).isEqualTo("[###############...........|...]");
    assertThat(LevelsText.bar(7, 1)).isEqualTo("[#############################|]");
    assertThat(LevelsText.bar(Double.NaN, 0)).hasSize(32);
  }
}
