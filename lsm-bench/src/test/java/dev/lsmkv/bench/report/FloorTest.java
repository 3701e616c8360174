package dev.lsmkv.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FloorTest {

  private static Results results(double rocksdb, double mvstore, double xodus) {
    return new Results(
        List.of(
            new Figure("lsmkv", 0, "fillseq", "rate", 300),
            new Figure("rocksdb", 0, "fillseq", "rate", rocksdb),
            new Figure("mvstore", 0, "fillseq", "rate", mvstore),
            new Figure("xodus", 0, "fillseq", "rate", xodus),
            new Figure("lsmkv", 0, "overwrite", "rate", 300),
            new Figure("lsmkv", 0, "overwrite", "slowest-second", 90),
            new Figure("lsmkv", 0, "overwrite", "p99.9-us", 12),
            new Figure("lsmkv", 0, "overwrite", "disk-mb", 120),
            new Figure("rocksdb", 0, "overwrite", "disk-mb", 100)),
        List.of());
  }

  private static List<List<String>> lines(Results results, String... peers) {
    return new Floor(results, "lsmkv", List.of(peers)).table().rows();
  }

  @Test
  void ratesHaveToBeAheadOfRocksDbAndOfTheBestInPureJava() {
    assertThat(lines(results(200, 100, 299), "rocksdb", "mvstore", "xodus"))
        .contains(
            List.of("fillseq, of RocksDB's", "at least 1.50", "1.50", "holds"),
            List.of("fillseq, of the best in pure Java", "at least 1.00", "1.00", "holds"));
    assertThat(lines(results(201, 301, 100), "rocksdb", "mvstore", "xodus"))
        .contains(
            List.of("fillseq, of RocksDB's", "at least 1.50", "1.49", "**missed**"),
            List.of("fillseq, of the best in pure Java", "at least 1.00", "1.00", "**missed**"));
  }

  @Test
  void costsAndUnsteadinessHaveToStayBelow() {
    assertThat(lines(results(1, 1, 1), "rocksdb"))
        .contains(
            List.of("overwrite disk-mb, of RocksDB's", "at most 1.10", "1.20", "**missed**"),
            List.of(
                "overwrite slowest second, part of the mean",
                "at least 0.33",
                "0.30",
                "**missed**"),
            List.of("overwrite p99.9-us", "at most 5.00k", "12.0", "holds"));
  }

  @Test
  void whatWasNotMeasuredIsLeftOut() {
    assertThat(lines(results(200, 100, 100)))
        .extracting(List::getFirst)
        .containsExactly("overwrite slowest second, part of the mean", "overwrite p99.9-us");
  }
}
