package dev.lsmkv.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.StoreStats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsPrintTest {

  private static final StoreStats WRITER = SampleStats.of(StoreStats.State.HEALTHY);

  @Test
  void everyFigureIsInItsPlaceInTheText() throws IOException {
    assertThat(StatsText.lines(WRITER)).isEqualTo(golden("stats.txt"));
  }

  @Test
  void everyFigureIsInItsPlaceInTheJson() throws IOException {
    assertThat(StatsJson.text(WRITER).lines()).isEqualTo(golden("stats.json"));
  }

  @Test
  void theTreeOfLevelsShowsHowFullTheyAre() throws IOException {
    assertThat(LevelsText.lines("store", WRITER)).isEqualTo(golden("levels.txt"));
  }

  @Test
  void aReaderIsNotToldOfWorkThatOnlyTheWriterDoes() {
    List<String> lines = StatsText.lines(SampleStats.of(StoreStats.State.READ_ONLY));

    assertThat(lines).contains("Levels", "Filters").doesNotContain("Flushes", "Stalls");
  }

  private static List<String> golden(String name) throws IOException {
    try (InputStream stream = StatsPrintTest.class.getResourceAsStream(name)) {
      assertThat(stream).as(name).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
