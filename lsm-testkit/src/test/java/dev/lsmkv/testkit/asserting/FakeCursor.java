package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Trailer;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A cursor that shows what it is told to, right or wrong: texts such as {@code a5=x}. */
class FakeCursor implements EntryCursor {

  private final List<String> entries;
  private int at = -1;
  int closed;

  FakeCursor(String... entries) {
    this.entries = List.of(entries);
  }

  @Override
  public boolean next() {
    at = Math.min(at + 1, entries.size());
    return at < entries.size();
  }

  @Override
  public boolean seek(byte[] key) {
    at = 0;
    return !entries.isEmpty();
  }

  @Override
  public MemorySegment key() {
    return bytes(entries.get(at).substring(0, 1));
  }

  @Override
  public long trailer() {
    int sequence = entries.get(at).charAt(1) - '0';
    boolean put = entries.get(at).length() > 2;
    return Trailer.of(sequence, put ? EntryKind.PUT : EntryKind.DELETE);
  }

  @Override
  public MemorySegment value() {
    return bytes(entries.get(at).substring(Math.min(3, entries.get(at).length())));
  }

  static MemorySegment bytes(String text) {
    return MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    closed++;
  }
}
