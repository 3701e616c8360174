package dev.lsmkv.core.table;

import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.filter.FilterFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one table on their way into it: counts and hashes them, checks their order, and
 * ends the table where it is full, at a change of key.
 *
 * <p>Thread: confined.
 */
final class TableFeed implements EntryCursor {

  private static final int HASHES_MIN = 1024;
  private static final int NO_VIEW = -1;

  private final TableInput input;
  private final @Nullable FilterFormat filter;

  private long[] hashes = new long[HASHES_MIN];
  private byte[] key = new byte[64];
  private int keyLength = NO_VIEW;
  private MemorySegment lastKey = MemorySegment.NULL; // the bytes of key that are in use
  private long lastTrailer;
  private @Nullable Key first;
  private long entries;
  private int keys;
  private long tombstones;
  private long keyBytes;
  private long valueBytes;
  private long minSequence = Long.MAX_VALUE;
  private long maxSequence;
  private boolean started;

  TableFeed(TableInput input, Optional<FilterFormat> filter) {
    this.input = input;
    this.filter = filter.orElse(null);
  }

  @Override
  public boolean next() throws IOException {
    if (started) {
      if (!input.advance()) {
        return false;
      }
    } else {
      started = true;
    }
    MemorySegment current = input.source().key();
    int order = entries == 0 ? 1 : Key.compare(current, lastKey);
    if (order != 0 && input.isFull(keyBytes + valueBytes, entries)) {
      return false;
    }
    take(current, order);
    return true;
  }

  /** Takes the current entry, whose key compares as given with the one before. */
  private void take(MemorySegment current, int order) throws IOException {
    long trailer = input.source().trailer();
    if (order < 0 || (order == 0 && Long.compareUnsigned(trailer, lastTrailer) >= 0)) {
      throw outOfOrder();
    }
    if (order > 0) {
      takeKey(current);
    }
    lastTrailer = trailer;
    entries++;
    keyBytes += keyLength;
    valueBytes += input.source().value().byteSize();
    tombstones += Trailer.isDelete(trailer) ? 1 : 0;
    minSequence = Math.min(minSequence, Trailer.sequence(trailer));
    maxSequence = Math.max(maxSequence, Trailer.sequence(trailer));
    input.took();
  }

  private void takeKey(MemorySegment current) {
    int length = (int) current.byteSize();
    if (key.length < length) {
      key = new byte[Math.max(length, 2 * key.length)];
      keyLength = NO_VIEW;
    }
    MemorySegment.copy(current, ValueLayout.JAVA_BYTE, 0, key, 0, length);
    if (keyLength != length) {
      lastKey = MemorySegment.ofArray(key).asSlice(0, length);
      keyLength = length;
    }
    if (first == null) {
      first = Key.copyOf(current);
    }
    if (filter != null) {
      if (keys == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      }
      hashes[keys] = filter.hash(key, 0, keyLength);
    }
    keys++;
  }

  private static IOException outOfOrder() {
    return new IOException(
        "entries came out of order while a table was written; nothing of it is kept");
  }

  @Override
  public boolean seek(byte[] target) {
    throw new IllegalStateException("a table is written from its first entry to its last");
  }

  @Override
  public MemorySegment key() {
    return input.source().key();
  }

  @Override
  public long trailer() {
    return input.source().trailer();
  }

  @Override
  public MemorySegment value() {
    return input.source().value();
  }

  @Override
  public void close() {
    // the source belongs to whoever writes the tables
  }

  /** What has gone by. */
  TableContents contents() {
    if (first == null) {
      throw new IllegalStateException("a table has at least one entry");
    }
    Key last = Key.copyOf(lastKey);
    return new TableContents(
        entries,
        keys,
        tombstones,
        keyBytes,
        valueBytes,
        new TableRecord.Bounds(first, last, minSequence, maxSequence));
  }

  /** The encoded filter over the keys that have gone by. */
  Optional<byte[]> buildFilter() {
    return filter == null ? Optional.empty() : Optional.of(filter.build(hashes, keys));
  }
}
