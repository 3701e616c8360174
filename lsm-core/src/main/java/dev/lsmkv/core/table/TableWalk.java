package dev.lsmkv.core.table;

import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Counts the entries of a table as they go by, and compares the sums. Thread: confined. */
final class TableWalk {

  private static final long ENTRIES_PER_PROGRESS = 4096;

  private final OpenTable.@Nullable ProbedFilter filter;
  private final LongConsumer progress;
  private final KeyBuffer key = new KeyBuffer();
  private @Nullable Key first;
  private long trailer;
  private long entries;
  private long keys;
  private long tombstones;
  private long minSequence = Long.MAX_VALUE;
  private long maxSequence;
  private long hidden;
  private boolean isOutOfOrder;

  /**
   * A walk.
   *
   * @param filter is to let every key through; null if there is none
   * @param progress is told of the entries, now and then
   */
  TableWalk(OpenTable.@Nullable ProbedFilter filter, LongConsumer progress) {
    this.filter = filter;
    this.progress = progress;
  }

  void take(SalvageCursor entry) {
    MemorySegment current = entry.key();
    long currentTrailer = entry.trailer();
    if (key.isEqualTo(current)) {
      isOutOfOrder |= Long.compareUnsigned(currentTrailer, trailer) >= 0;
    } else {
      isOutOfOrder |= entries > 0 && Key.compare(key.view(), current) >= 0;
      takeKey(current);
    }
    trailer = currentTrailer;
    entries++;
    tombstones += Trailer.isDelete(trailer) ? 1 : 0;
    minSequence = Math.min(minSequence, Trailer.sequence(trailer));
    maxSequence = Math.max(maxSequence, Trailer.sequence(trailer));
    if (entries % ENTRIES_PER_PROGRESS == 0) {
      progress.accept(entries);
    }
  }

  private void takeKey(MemorySegment current) {
    key.set(current);
    keys++;
    if (first == null) {
      first = Key.copyOf(current);
    }
    if (filter != null) {
      byte[] bytes = key.toByteArray();
      long hash = filter.format().hash(bytes, 0, bytes.length);
      hidden += filter.filter().mightContain(hash) ? 0 : 1;
    }
  }

  long entries() {
    return entries;
  }

  /** What of the sums is not as the manifest says, in a table that could be read whole. */
  Optional<Throwable> problem(TableRecord record, Path file) {
    if (isOutOfOrder) {
      return Optional.of(new CorruptFileException(file, 0, "entries in order", "others"));
    }
    if (hidden > 0) {
      return Optional.of(
          new CorruptFileException(
              file, 0, "a filter that lets every key through", hidden + " keys hidden"));
    }
    String expected = sums(record.entries(), record.keys(), record.tombstones(), record.bounds());
    TableRecord.Bounds bounds =
        first == null
            ? record.bounds()
            : new TableRecord.Bounds(first, Key.copyOf(key.view()), minSequence, maxSequence);
    String actual = sums(entries, keys, tombstones, bounds);
    if (expected.equals(actual) && bounds.equals(record.bounds())) {
      return Optional.empty();
    }
    return Optional.of(new CorruptFileException(file, 0, expected, actual + " or other bounds"));
  }

  private static String sums(long entries, long keys, long tombstones, TableRecord.Bounds bounds) {
    return entries
        + " entries, "
        + keys
        + " keys, "
        + tombstones
        + " tombstones, sequence numbers "
        + bounds.minSequence()
        + " to "
        + bounds.maxSequence();
  }
}
