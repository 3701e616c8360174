package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a memtable is meant to hold: all versions, in a map of the JDK. */
public final class MemTableModel {

  /** One version, with its key and its value, as a text that a failed comparison can show. */
  public record Version(Key key, long trailer, Key value) {}

  private record Place(Key key, long trailer) {}

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::key)
          .thenComparing((a, b) -> Long.compareUnsigned(b.trailer(), a.trailer()));

  private final NavigableMap<Place, Version> versions = new TreeMap<>(ORDER);

  public void put(byte[] key, long sequence, byte[] value) {
    add(Key.copyOf(key), Trailer.of(sequence, EntryKind.PUT), Key.copyOf(value));
  }

  public void delete(byte[] key, long sequence) {
    add(Key.copyOf(key), Trailer.of(sequence, EntryKind.DELETE), Key.copyOf(new byte[0]));
  }

  private void add(Key key, long trailer, Key value) {
    versions.put(new Place(key, trailer), new Version(key, trailer, value));
  }

  public @Nullable Version find(byte[] key, long sequence) {
    Key wanted = Key.copyOf(key);
    var found = versions.ceilingEntry(new Place(wanted, sequence << 8 | 0xff));
    return found == null || !found.getKey().key().equals(wanted) ? null : found.getValue();
  }

  public List<Version> all(Direction direction) {
    return List.copyOf(inDirection(versions, direction));
  }

  /** What a cursor shows from a successful seek on. */
  public List<Version> from(byte[] key, Direction direction) {
    Key wanted = Key.copyOf(key);
    return switch (direction) {
      case FORWARD -> List.copyOf(versions.tailMap(new Place(wanted, -1), true).values());
      case REVERSE ->
          List.copyOf(inDirection(versions.headMap(new Place(wanted, 0), true), direction));
    };
  }

  public int size() {
    return versions.size();
  }

  private static Collection<Version> inDirection(
      NavigableMap<Place, Version> map, Direction direction) {
    return direction == Direction.FORWARD ? map.values() : map.descendingMap().values();
  }

  public List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    versions.keySet().forEach(place -> keys.add(place.key()));
    return keys;
  }
}
