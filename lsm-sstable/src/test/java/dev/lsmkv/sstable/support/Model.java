package dev.lsmkv.sstable.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.table.Table;
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

  /** Compares what a table finds with what it must. */
  public void assertFinds(String name, Table table, Lookup lookup) throws IOException {
    Hit hit = table.find(lookup);
    Optional<Entry> expected = find(lookup.key(), lookup.sequence());
    assertThat(hit != null).as(name).isEqualTo(expected.isPresent());
    if (hit != null) {
      assertThat(hit.trailer()).as(name).isEqualTo(expected.get().trailer());
      assertThat(hit.value()).as(name).isEqualTo(expected.get().value());
    }
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
