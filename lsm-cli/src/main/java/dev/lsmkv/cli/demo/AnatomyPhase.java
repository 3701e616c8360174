package dev.lsmkv.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where the bytes of the tables go: data, index and filter. */
final class AnatomyPhase implements Phase {

  private static final int BITS_A_BYTE = 8;

  @Override
  public String title() {
    return "The anatomy of the tables";
  }

  @Override
  public void run(Tour tour) throws IOException {
    List<Path> tables = TableFiles.settled(tour);
    Anatomy sum = new Anatomy(0, 0, 0, 0, 0);
    for (Path table : tables) {
      sum = sum.plus(Anatomy.of(table));
    }
    tour.say("The tables that compaction replaced are deleted. In those that are left:");
    tour.figure("tables", tables.size());
    tour.figure("entries", sum.entries);
    tour.figure("bytes of keys and values", Units.bytes(sum.content));
    tour.figure(
        "data",
        Units.bytes(sum.data)
            + ", "
            + Units.percent(sum.data, sum.content)
            + " of that: prefixes are shared, deep levels compressed");
    tour.figure(
        "index",
        Units.bytes(sum.index) + ", " + Units.percent(sum.index, sum.data) + " of the data");
    tour.figure("filter", Units.bytes(sum.filter) + ", " + sum.filterBits() + " bits an entry");
  }

  /** Sums over tables, in bytes but for the entries. */
  private record Anatomy(long entries, long content, long data, long index, long filter) {

    static Anatomy of(Path table) throws IOException {
      JsonNode properties = TableFiles.properties(table);
      return new Anatomy(
          properties.path("entries").longValue(),
          properties.path("keyBytes").longValue() + properties.path("valueBytes").longValue(),
          component(properties, "data."),
          component(properties, "index."),
          component(properties, "filter."));
    }

    private static long component(JsonNode properties, String prefix) {
      long bytes = 0;
      for (JsonNode component : properties.path("components")) {
        boolean isMeant = component.path("file").asText().startsWith(prefix);
        bytes += isMeant ? component.path("bytes").longValue() : 0;
      }
      return bytes;
    }

    Anatomy plus(Anatomy other) {
      return new Anatomy(
          entries + other.entries,
          content + other.content,
          data + other.data,
          index + other.index,
          filter + other.filter);
    }

    String filterBits() {
      return entries == 0
          ? "-"
          : String.format(Locale.ROOT, "%.1f", (double) BITS_A_BYTE * filter / entries);
    }
  }
}
