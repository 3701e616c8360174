package dev.lsmkv.compaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.testkit.compaction.LevelsText;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureTest {

  private static final Offset<Double> NEARLY = within(1e-9);

  @ParameterizedTest
  @CsvSource({"0,0", "4,0", "12,0.425", "20,0.85", "28,0.925", "36,1", "72,2"})
  void tablesOnLevelZeroSlowWritersAndThenStopThem(int tables, double expected) throws IOException {
    assertThat(leveled(stack(tables, ""), Map.of())).isCloseTo(expected, NEARLY);
    assertThat(tiered(stack(tables, ""))).isCloseTo(expected, NEARLY);
  }

  @ParameterizedTest
  @CsvSource({"4,0", "5,0.9175", "6,0.985", "8,0.985", "36,1", "72,2"})
  void tablesOnLevelZeroSlowWritersEarlierWhileTheStoreIsRead(int tables, double expected)
      throws IOException {
    Levels levels = stack(tables, "");
    assertThat(strategy(new LeveledProvider(), Map.of()).pressureWhileRead(levels))
        .isCloseTo(Math.max(expected, leveled(levels, Map.of())), NEARLY);
    assertThat(strategy(new TieredProvider(), Map.of()).pressureWhileRead(levels))
        .isEqualTo(tiered(levels));
  }

  @Test
  void readersMaySlowWritersLater() throws IOException {
    Map<String, String> settings = Map.of("l0-read-tables", "104");
    assertThat(strategy(new LeveledProvider(), settings).pressureWhileRead(stack(9, "")))
        .isCloseTo(0.85 + 0.15 * 0.9 * 0.05, NEARLY);
    MapSettings soon = MapSettings.of(Map.of("l0-read-tables", "4"));
    Backpressure atOnce = Backpressure.read(MapSettings.of(), 4, 0.9).withReaders(soon);
    assertThat(atOnce.ofTablesWhileRead(4)).isZero();
    Backpressure noSlope = Backpressure.read(MapSettings.of(), 4, 1).withReaders(soon);
    assertThat(noSlope.ofTablesWhileRead(5)).isCloseTo(0.999, NEARLY);
    assertThat(atOnce.ofTablesWhileRead(5)).isCloseTo(0.9 + 0.1 * 0.9, NEARLY);
  }

  @Test
  void busyTablesAreStillThere() throws IOException {
    assertThat(leveled(stack(36, "~"), Map.of())).isEqualTo(1);
  }

  @Test
  void damagedTablesAndWhatLiesOnThemStopNobody() throws IOException {
    Levels onTop = LevelsText.parse(stackText(50, "") + " | 1[a-z 10]!");
    assertThat(leveled(onTop, Map.of())).isZero();
    assertThat(tiered(onTop)).isZero();
    assertThat(leveled(LevelsText.parse(stackText(50, "") + "\nL1: 1[c-c 10]!"), Map.of()))
        .isZero();
  }

  @Test
  void withoutASlopeWritersWaitAtTheStopOnly() throws IOException {
    Map<String, String> settings = Map.of("soft-limit-ratio", "1");
    assertThat(leveled(stack(35, ""), settings)).isLessThan(1);
    assertThat(leveled(stack(36, ""), settings)).isEqualTo(1);
  }

  @Test
  void aLateTriggerMovesTheBrakesToo() {
    MapSettings settings = MapSettings.of();
    Backpressure pressure = Backpressure.read(settings, 50, 0.85);
    assertThat(pressure.ofTables(50)).isZero();
    assertThat(pressure.ofTables(100)).isCloseTo(0.85, NEARLY);
    assertThat(pressure.ofTables(180)).isCloseTo(1, NEARLY);
    Backpressure never = Backpressure.read(settings, Long.MAX_VALUE, 0.85);
    assertThat(never.ofTables(1_000_000)).isZero();
  }

  @Test
  void brakesAtTheTriggerAreNoDivisionByZero() {
    MapSettings settings = MapSettings.of(Map.of("l0-slow-tables", "1", "l0-stop-tables", "1"));
    Backpressure pressure = Backpressure.read(settings, 1, 0.85);
    assertThat(pressure.ofTables(0)).isZero();
    assertThat(pressure.ofTables(1)).isEqualTo(1);
  }

  @Test
  void fullLevelsSlowWritersOnlyAfterMuchMoreThanOneMerge() throws IOException {
    long base = 256L << 20;
    Levels usual = LevelsText.parse("L0:\nL1: 1[a-z " + 10 * base + "]");
    assertThat(leveled(usual, Map.of())).isCloseTo(9.0 / 64, NEARLY);
    Levels tooMuch = LevelsText.parse("L0:\nL1: 1[a-z " + 65 * base + "]");
    assertThat(leveled(tooMuch, Map.of())).isCloseTo(1, NEARLY);
  }

  @Test
  void tooManyEntriesAreCountedAsTheirBytes() throws IOException {
    long base = 256L << 20;
    Levels levels = LevelsText.parse("L0:\nL1: 1[a-z " + base + " e200]");
    assertThat(leveled(levels, Map.of("base-level-entries", "50"))).isCloseTo(0.75 / 64, NEARLY);
  }

  @Test
  void tinyLevelsDoNotStopWritersForAFlush() throws IOException {
    Levels levels = LevelsText.parse("L0:\nL1: 1[a-z 1000000]");
    assertThat(leveled(levels, Map.of("base-level-bytes", "1"))).isLessThan(0.01);
  }

  private static Levels stack(int tables, String state) {
    return LevelsText.parse(stackText(tables, state));
  }

  private static String stackText(int tables, String state) {
    return IntStream.range(0, tables)
        .mapToObj(i -> (1000 - i) + "[a-z 10]" + state)
        .collect(Collectors.joining(" | ", "L0: ", ""));
  }

  private static double leveled(Levels levels, Map<String, String> settings) throws IOException {
    return pressure(new LeveledProvider(), levels, settings);
  }

  private static double tiered(Levels levels) throws IOException {
    return pressure(new TieredProvider(), levels, Map.of());
  }

  private static double pressure(
      CompactionProvider provider, Levels levels, Map<String, String> settings) throws IOException {
    return strategy(provider, settings).pressure(levels);
  }

  private static CompactionStrategy strategy(
      CompactionProvider provider, Map<String, String> settings) throws IOException {
    return provider.create(MapSettings.of(settings));
  }
}
