package dev.lsmkv.bench.report;

import dev.lsmkv.bench.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What this engine is held to: ratios to RocksDB and to the best of the stores in pure Java in the
 * same run, and a few bounds of its own. A line for each that the run can tell.
 *
 * @param results what was measured
 * @param own the engine that is held to it
 * @param peers the others
 */
record Floor(Results results, String own, List<String> peers) {

  private static final String ROCKSDB = "rocksdb";
  private static final List<String> IN_JAVA = List.of("leveldb", "mvstore", "mapdb", "xodus");
  private static final String DISK = "disk-mb";
  private static final String AMPLIFICATION = "write-amplification";
  private static final String P999 = "p99.9-us";

  /**
   * A bound of a ratio.
   *
   * @param row the row
   * @param figure its figure
   * @param isLeast whether the ratio may not be below it; otherwise it may not be above
   * @param ofRocksDb the bound of the ratio to RocksDB
   * @param isAheadOfJava whether it must also be at least as good as the best in pure Java
   */
  private record Ratio(
      String row, String figure, boolean isLeast, double ofRocksDb, boolean isAheadOfJava) {

    static Ratio least(String row, double ofRocksDb) {
      return new Ratio(row, Measurement.RATE, true, ofRocksDb, false);
    }

    static Ratio leastAndAhead(String row, double ofRocksDb) {
      return new Ratio(row, Measurement.RATE, true, ofRocksDb, true);
    }

    static Ratio most(String row, String figure, double ofRocksDb) {
      return new Ratio(row, figure, false, ofRocksDb, false);
    }
  }

  /** A bound of a figure itself: at most so much. */
  private record Most(String row, String figure, double bound) {}

  private static final List<Ratio> RATIOS =
      List.of(
          Ratio.leastAndAhead("fillseq", 1.5),
          Ratio.least("fillrandom", 2),
          Ratio.least("fillbatch", 2),
          Ratio.least("fillsync", 1),
          Ratio.least("fillsync-x8", 1.5),
          Ratio.least("overwrite", 1.5),
          Ratio.leastAndAhead("readrandom", 2),
          Ratio.leastAndAhead("readrandom-x2", 2),
          Ratio.least("readmissing", 1),
          Ratio.leastAndAhead("seekrandom", 2),
          Ratio.leastAndAhead("readseq", 2),
          Ratio.least("readwhilewriting", 2),
          Ratio.least("readwhilewriting-writes", 1),
          Ratio.leastAndAhead("ycsb-a", 1.5),
          Ratio.leastAndAhead("ycsb-b", 1.5),
          Ratio.leastAndAhead("ycsb-c", 1.5),
          Ratio.leastAndAhead("ycsb-e", 1.5),
          Ratio.leastAndAhead("ycsb-f", 1.5),
          Ratio.least("fill64k", 1.5),
          Ratio.least("read64k", 1.5),
          Ratio.most("fillrandom", DISK, 1.1),
          Ratio.most("overwrite", DISK, 1.1),
          Ratio.most("fillrandom", AMPLIFICATION, 1.2),
          Ratio.most("overwrite", AMPLIFICATION, 1.2));

  private static final List<Most> MOSTS =
      List.of(
          new Most("overwrite", P999, 5_000),
          new Most("overwrite", "owed-mb", 0),
          new Most("readwhilewriting", P999, 1_000),
          new Most("open", "p50-us", 20_000));

  /** The part of the mean rate that the slowest second of {@code overwrite} may not be below. */
  private static final double SLOWEST_PART = 1.0 / 3;

  /** The lines; none where nothing of it was measured. */
  Table table() {
    List<List<String>> rows = new ArrayList<>();
    RATIOS.forEach(bound -> addRatios(rows, bound));
    steadiness()
        .ifPresent(part ->
            rows.add(line("overwrite slowest second, part of the mean", SLOWEST_PART, part, true)));
    for (Most most : MOSTS) {
      results
          .spread(own, most.row(), most.figure())
          .ifPresent(spread ->
              rows.add(
                  line(most.row() + " " + most.figure(), most.bound(), spread.median(), false)));
    }
    return new Table(List.of("what", "asked", "measured", ""), rows);
  }

  private void addRatios(List<List<String>> rows, Ratio bound) {
    String what =
        bound.row() + (bound.figure().equals(Measurement.RATE) ? "" : " " + bound.figure());
    ratioTo(ROCKSDB, bound)
        .ifPresent(spread ->
            rows.add(
                line(
                    what + ", of RocksDB's", bound.ofRocksDb(), spread.median(), bound.isLeast())));
    OptionalDouble ofJava =
        IN_JAVA.stream()
            .map(peer -> ratioTo(peer, bound))
            .flatMap(Optional::stream)
            .mapToDouble(Spread::median)
            .min();
    if (bound.isAheadOfJava() && ofJava.isPresent()) {
      rows.add(line(what + ", of the best in pure Java", 1, ofJava.getAsDouble(), true));
    }
  }

  private Optional<Spread> ratioTo(String peer, Ratio bound) {
    return peers.contains(peer)
        ? results.ratio(own, peer, bound.row(), bound.figure())
        : Optional.empty();
  }

  private Optional<Double> steadiness() {
    Optional<Spread> slowest = results.spread(own, "overwrite", "slowest-second");
    return results
        .spread(own, "overwrite", Measurement.RATE)
        .flatMap(rate -> slowest.map(second -> second.median() / rate.median()));
  }

  private static List<String> line(String what, double bound, double measured, boolean isLeast) {
    boolean holds = isLeast ? measured >= bound : measured <= bound;
    return List.of(
        what,
        (isLeast ? "at least " : "at most ") + Numbers.text(bound),
        Numbers.text(measured),
        holds ? "holds" : "**missed**");
  }
}
