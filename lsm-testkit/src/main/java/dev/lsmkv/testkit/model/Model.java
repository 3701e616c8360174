package dev.lsmkv.testkit.model;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A store reduced to what it means: a sorted map with versions. Each write, whole batches too, has
 * a number; the state after any number that a snapshot holds, or that a kill could bring back, can
 * be read.
 *
 * <p>Thread: confined.
 */
public final class Model {

  /** What a write did to one key; no value is a deletion. Newest last in each list. */
  private record Version(long number, Optional<Key> value) {}

  private final NavigableMap<Key, List<Version>> versions = new TreeMap<>();
  private final List<Long> snapshots = new ArrayList<>();

  /** The writes that a kill may take back, those of number {@code durable + 1} and on. */
  private final List<List<? extends Step.Write>> uncertain = new ArrayList<>();

  private long newest;
  private long durable;

  /** An empty store. */
  public Model() {}

  /** {@return the number of the newest write} */
  public long newest() {
    return newest;
  }

  /**
   * Writes, as one.
   *
   * @param writes puts and deletes, of which the last on a key counts
   */
  public void write(List<? extends Step.Write> writes) {
    newest++;
    uncertain.add(writes);
    long oldestRead = oldestRead();
    for (Step.Write write : writes) {
      List<Version> ofKey = versions.computeIfAbsent(write.key(), _ -> new ArrayList<>(2));
      while (ofKey.size() > 1 && ofKey.get(1).number() <= oldestRead) {
        ofKey.removeFirst();
      }
      ofKey.add(new Version(newest, value(write)));
    }
  }

  private long oldestRead() {
    return snapshots.stream().mapToLong(Long::longValue).reduce(durable, Math::min);
  }

  private static Optional<Key> value(Step.Write write) {
    return switch (write) {
      case Step.Put put -> Optional.of(put.value());
      case Step.Delete _ -> Optional.empty();
    };
  }

  /** Says that a kill takes nothing back of what was written so far. */
  public void durable() {
    durable = newest;
    uncertain.clear();
  }

  /** Keeps the present state readable under its number, until that is released. */
  public void hold() {
    snapshots.add(newest);
  }

  /**
   * Gives up a state that was held.
   *
   * @param number which
   */
  public void release(long number) {
    snapshots.remove(number);
  }

  /**
   * The value of a key.
   *
   * @param key the key
   * @param number after which write
   * @return the value, or nothing
   */
  public Optional<Key> get(Key key, long number) {
    return visible(versions.getOrDefault(key, List.of()), number);
  }

  private static Optional<Key> visible(List<Version> ofKey, long number) {
    for (int i = ofKey.size() - 1; i >= 0; i--) {
      if (ofKey.get(i).number() <= number) {
        return ofKey.get(i).value();
      }
    }
    return Optional.empty();
  }

  /**
   * The entries of a range, in the order of a scan.
   *
   * @param bounds the range
   * @param direction the order
   * @param number after which write
   * @return keys and values, to be read before the next write
   */
  public Stream<Map.Entry<Key, Key>> entries(Bounds bounds, Direction direction, long number) {
    NavigableMap<Key, List<Version>> inside = bounds.of(versions);
    NavigableMap<Key, List<Version>> ordered =
        direction == Direction.FORWARD ? inside : inside.descendingMap();
    return ordered.entrySet().stream()
        .mapMulti((entry, to) ->
            visible(entry.getValue(), number)
                .ifPresent(value -> to.accept(Map.entry(entry.getKey(), value))));
  }

  /**
   * Takes back the writes that a kill has taken back: the newest ones, none of them durable.
   *
   * @param found all entries afterwards
   * @return whether there is such a number of writes; if not, nothing has changed
   */
  public boolean settle(Map<Key, Key> found) {
    Set<Key> different = new HashSet<>(found.keySet());
    versions.keySet().stream().filter(key -> !isAs(found, key, durable)).forEach(different::add);
    different.removeIf(key -> isAs(found, key, durable));
    long number = durable;
    while (!different.isEmpty() && number < newest) {
      number++;
      for (Step.Write write : uncertain.get((int) (number - durable - 1))) {
        if (isAs(found, write.key(), number)) {
          different.remove(write.key());
        } else {
          different.add(write.key());
        }
      }
    }
    if (different.isEmpty()) {
      forget(number);
    }
    return different.isEmpty();
  }

  private boolean isAs(Map<Key, Key> found, Key key, long number) {
    return get(key, number).equals(Optional.ofNullable(found.get(key)));
  }

  private void forget(long survived) {
    versions.values().forEach(ofKey -> ofKey.removeIf(version -> version.number() > survived));
    versions.values().removeIf(List::isEmpty);
    snapshots.clear();
    newest = survived;
    durable();
  }
}
