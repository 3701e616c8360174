package dev.lsmkv.testkit.model;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.spi.entry.Key;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A range of keys as a value.
 *
 * @param first the first key
 * @param endExclusive the key behind the last
 */
public record Bounds(Optional<Key> first, Optional<Key> endExclusive) {

  /** All keys. */
  public static final Bounds ALL = new Bounds(Optional.empty(), Optional.empty());

  /**
   * The bounds of a range.
   *
   * @param range any range
   * @return its bounds
   */
  public static Bounds of(KeyRange range) {
    return new Bounds(range.first().map(Key::copyOf), range.endExclusive().map(Key::copyOf));
  }

  /** {@return the range with these bounds} */
  public KeyRange range() {
    if (first.isPresent() && endExclusive.isPresent()) {
      return KeyRange.between(first.get().toByteArray(), endExclusive.get().toByteArray());
    }
    return first
        .map(key -> KeyRange.from(key.toByteArray()))
        .or(() -> endExclusive.map(key -> KeyRange.to(key.toByteArray())))
        .orElse(KeyRange.all());
  }

  /** The part of a map that is inside. */
  <V> NavigableMap<Key, V> of(NavigableMap<Key, V> map) {
    if (range().isEmpty()) {
      return new TreeMap<>();
    }
    NavigableMap<Key, V> tail = first.map(key -> map.tailMap(key, true)).orElse(map);
    return endExclusive.map(key -> tail.headMap(key, false)).orElse(tail);
  }
}
