package dev.lsmkv.core.table;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.filter.Filter;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.table.Table;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table with its files mapped. Thread: safe for use from many threads. */
final class OpenTable {

  private final Table table;
  private final BlockIndex index;
  private final List<MappedFile> files;
  private final TableCounters counters;
  private volatile @Nullable ProbedFilter filter; // comes later if its file was damaged

  OpenTable(Table table, BlockIndex index, List<MappedFile> files, TableCounters counters) {
    this.table = table;
    this.index = index;
    this.files = List.copyOf(files);
    this.counters = counters;
  }

  /**
   * A filter with the format that hashes for it.
   *
   * @param format hashes keys
   * @param filter is asked with the hash
   */
  record ProbedFilter(FilterFormat format, Filter filter) {}

  /** Asks a filter from now on. */
  void filter(ProbedFilter rebuilt) {
    filter = rebuilt;
  }

  @Nullable Hit find(PointRead read) throws IOException {
    ProbedFilter asked = filter;
    if (asked == null) {
      return table.find(read.lookup());
    }
    counters.filterChecks.increment();
    if (!asked.filter().mightContain(read.hash(asked.format()))) {
      counters.filterNegatives.increment();
      return null;
    }
    Hit hit = table.find(read.lookup());
    if (hit == null) {
      counters.filterFalsePositives.increment();
    }
    return hit;
  }

  /** Whether a key may be in the table, by the filter alone. */
  boolean mightContain(byte[] key) {
    ProbedFilter asked = filter;
    return asked == null || asked.filter().mightContain(asked.format().hash(key, 0, key.length));
  }

  BlockIndex index() {
    return index;
  }

  EntryCursor cursor(Direction direction) {
    return table.cursor(direction);
  }

  /**
   * Unmaps the files.
   *
   * @throws IllegalStateException if one of them is being read at this moment; to be tried again
   */
  void close() {
    files.forEach(MappedFile::close);
  }
}
