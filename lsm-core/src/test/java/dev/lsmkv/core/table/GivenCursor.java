package dev.lsmkv.core.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Trailer;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Entries in the order they are given, be it right or wrong. */
final class GivenCursor implements EntryCursor {

  private final List<Given> entries;
  private int position = -1;

  /** An entry. */
  record Given(String key, long sequence, EntryKind kind, String value) {}

  GivenCursor(List<Given> entries) {
    this.entries = entries;
  }

  @Override
  public boolean next() {
    position++;
    return position < entries.size();
  }

  @Override
  public boolean seek(byte[] key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MemorySegment key() {
    return MemorySegment.ofArray(entries.get(position).key().getBytes(UTF_8));
  }

  @Override
  public long trailer() {
    return Trailer.of(entries.get(position).sequence(), entries.get(position).kind());
  }

  @Override
  public MemorySegment value() {
    return MemorySegment.ofArray(entries.get(position).value().getBytes(UTF_8));
  }

  @Override
  public void close() {}
}
