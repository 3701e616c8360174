package dev.lsmkv.bench.report;

import java.util.List;

/** The figures of which less is better, and the rows where they are worth a comparison. */
final class Costs {

  private static final List<String> OF_WRITING =
      List.of(
          "p99.9-us",
          "max-us",
          "settle-s",
          "disk-mb",
          "write-amplification",
          "heap-live-mb",
          "resident-peak-mb");
  private static final List<String> OF_WAITING = List.of("p99.9-us", "max-us");
  private static final List<String> OF_OPENING = List.of("p50-us", "max-us");

  private Costs() {}

  /** The figures of a row that are compared. */
  static List<String> namesOf(String row) {
    if (row.startsWith("fill") || row.equals("overwrite") || row.equals("deleterandom")) {
      return OF_WRITING;
    }
    if (row.equals("open") || row.equals("open-without-read")) {
      return OF_OPENING;
    }
    if (row.equals("open-fresh-jvm")) {
      return List.of("open-ms", "first-read-ms");
    }
    return row.startsWith("readwhilewriting") ? OF_WAITING : List.of();
  }
}
