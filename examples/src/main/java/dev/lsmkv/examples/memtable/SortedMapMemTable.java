package dev.lsmkv.examples.memtable;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.memtable.MemTable;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map from versions to values. Thread: as {@link MemTable} says, by the map's own means.
 */
final class SortedMapMemTable implements MemTable {

  /** What objects, references and the map's nodes take for a version, about. */
  private static final int OVERHEAD_BYTES = 120;

  private final ConcurrentNavigableMap<Version, byte[]> versions = new ConcurrentSkipListMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong entries = new AtomicLong(); // the map counts by walking

  @Override
  public void apply(WriteGroup group) {
    long sequence = group.firstSequence();
    for (EncodedBatch batch : group.batches()) {
      OperationReader operations = batch.operations();
      while (operations.next()) {
        add(operations, sequence++);
      }
    }
  }

  private void add(OperationReader operation, long sequence) {
    MemorySegment encoded = MemorySegment.ofArray(operation.bytes());
    Key key = Key.copyOf(encoded.asSlice(operation.keyOffset(), operation.keyLength()));
    int from = operation.valueOffset();
    byte[] value = Arrays.copyOfRange(operation.bytes(), from, from + operation.valueLength());
    versions.put(new Version(key, Trailer.of(sequence, operation.kind())), value);
    bytes.addAndGet(OVERHEAD_BYTES + key.length() + value.length);
    entries.incrementAndGet();
  }

  @Override
  public @Nullable Hit find(Lookup lookup) {
    Key key = Key.copyOf(lookup.key());
    Map.Entry<Version, byte[]> found =
        versions.ceilingEntry(new Version(key, lookup.sequence() << 8 | 0xff));
    if (found == null || !found.getKey().key().equals(key)) {
      return null;
    }
    long trailer = found.getKey().trailer();
    return Trailer.isDelete(trailer)
        ? Hit.tombstone(trailer)
        : Hit.of(trailer, found.getValue().clone());
  }

  @Override
  public EntryCursor cursor(Direction direction) {
    return new SortedMapCursor(versions, direction);
  }

  @Override
  public long bytes() {
    return bytes.get();
  }

  @Override
  public long entries() {
    return entries.get();
  }
}
