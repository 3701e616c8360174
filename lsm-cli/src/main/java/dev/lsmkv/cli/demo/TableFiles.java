package dev.lsmkv.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The directories of the tables, as anybody can read them. */
final class TableFiles {

  static final String PROPERTIES = "table.json";

  private static final int WAITS_MAX = 100;
  private static final long WAIT_MILLIS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TableFiles() {}

  /**
   * The tables, once those that compaction replaced are deleted: that happens behind. After some
   * seconds, whatever is there.
   */
  static List<Path> settled(Tour tour) throws IOException {
    for (int waits = 0; waits < WAITS_MAX && !isSettled(tour); waits++) {
      sleep();
    }
    return now(tour);
  }

  private static boolean isSettled(Tour tour) throws IOException {
    return tour.stats().compactions().running() == 0
        && now(tour).size() == tour.stats().tablesKnown();
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while tables were deleted", e);
    }
  }

  private static List<Path> now(Tour tour) throws IOException {
    return FileTree.children(tour.storeDirectory().resolve("sstables"));
  }

  /** What a table says about itself. */
  static JsonNode properties(Path table) throws IOException {
    return JSON.readTree(Files.readAllBytes(table.resolve(PROPERTIES)));
  }
}
