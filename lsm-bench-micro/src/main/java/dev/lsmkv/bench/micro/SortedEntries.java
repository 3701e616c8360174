package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Trailer;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The entries with the numbers below a bound, to make a table of. */
final class SortedEntries implements EntryCursor {

  private final int count;
  private int at = -1;
  private MemorySegment key = MemorySegment.NULL;
  private MemorySegment value = MemorySegment.NULL;

  SortedEntries(int count) {
    this.count = count;
  }

  @Override
  public boolean next() {
    return at + 1 < count && moveTo(at + 1);
  }

  @Override
  public boolean seek(byte[] to) {
    int first = (int) ByteBuffer.wrap(to).getLong();
    return first < count && moveTo(first);
  }

  private boolean moveTo(int number) {
    at = number;
    key = MemorySegment.ofArray(Samples.key(at)).asReadOnly();
    value = MemorySegment.ofArray(Samples.value(at)).asReadOnly();
    return true;
  }

  @Override
  public MemorySegment key() {
    return key;
  }

  @Override
  public long trailer() {
    return Trailer.of(at + 1L, EntryKind.PUT);
  }

  @Override
  public MemorySegment value() {
    return value;
  }

  @Override
  public void close() {}
}
