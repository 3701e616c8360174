package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a table must answer, in the plainest code there is. */
public record Model(List<Entry> entries) {

  public Optional<Entry> find(byte[] key, long sequence) {
    return entries.stream()
        .filter(entry ->
            entry.key().compareTo(key) == 0 && Trailer.sequence(entry.trailer()) <= sequence)
        .findFirst();
  }

  /** All entries in the order of a cursor. */
  public List<Entry> all(Direction direction) {
    return direction == Direction.FORWARD ? entries : entries.reversed();
  }

  /** What a cursor shows from a seek on. */
  public List<Entry> from(byte[] key, Direction direction) {
    return all(direction).stream()
        .filter(entry ->
            direction == Direction.FORWARD
                ? entry.key().compareTo(key) >= 0
                : entry.key().compareTo(key) <= 0)
        .toList();
  }

  /** The entry a cursor is on. */
  public static Entry current(EntryCursor cursor) {
    return new Entry(
        Key.copyOf(cursor.key()), cursor.trailer(), cursor.value().toArray(ValueLayout.JAVA_BYTE));
  }

  /** All that a cursor still shows. */
  public static List<Entry> drain(EntryCursor cursor) throws IOException {
    List<Entry> shown = new ArrayList<>();
    while (cursor.next()) {
      shown.add(current(cursor));
    }
    return shown;
  }
}
