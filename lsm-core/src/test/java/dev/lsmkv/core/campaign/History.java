package dev.lsmkv.core.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a workload has written, in order, and how much of it must survive.
 *
 * <p>Thread: guarded by this; the workload is one thread, accidents are taken on any.
 */
final class History {

  private final List<Map<String, Optional<String>>> writes = new ArrayList<>();
  private int durable;

  /**
   * What may be there after an accident: the state after any number of writes between the two.
   *
   * @param durable the writes that must be there
   * @param begun the writes that may be there
   */
  record Window(int durable, int begun) {}

  /** Notes a write, values absent for deletions, before it is made. */
  synchronized void begin(Map<String, Optional<String>> write) {
    writes.add(write);
  }

  /** Notes that all writes begun so far survive a power cut. */
  synchronized void durable() {
    durable = writes.size();
  }

  /** Takes back the newest write: it was refused. */
  synchronized void refused() {
    writes.removeLast();
  }

  /** Forgets all writes but the first so many, the others being lost, and calls those durable. */
  synchronized void settle(int survived) {
    writes.subList(survived, writes.size()).clear();
    durable = survived;
  }

  /** The entries after so many writes. */
  synchronized Map<String, String> state(int count) {
    TreeMap<String, String> state = new TreeMap<>();
    writes.subList(0, count).forEach(write -> apply(write, state));
    return state;
  }

  synchronized int durableWrites() {
    return durable;
  }

  synchronized int begunWrites() {
    return writes.size();
  }

  /** The number of writes after which the entries were as found, within a window. */
  synchronized OptionalInt match(Map<String, String> found, Window window) {
    TreeMap<String, String> state = new TreeMap<>();
    for (int i = 0; i < window.durable(); i++) {
      apply(writes.get(i), state);
    }
    int count = window.durable();
    while (!state.equals(found)) {
      if (count == window.begun()) {
        return OptionalInt.empty();
      }
      apply(writes.get(count), state);
      count++;
    }
    return OptionalInt.of(count);
  }

  private static void apply(Map<String, Optional<String>> write, Map<String, String> state) {
    write.forEach((key, value) -> {
      if (value.isPresent()) {
        state.put(key, value.get());
      } else {
        state.remove(key);
      }
    });
  }
}
