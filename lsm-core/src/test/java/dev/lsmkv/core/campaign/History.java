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
  private final List<Integer> hashes = new ArrayList<>(List.of(Map.of().hashCode()));
  private final Map<String, String> newest = new TreeMap<>();
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
    apply(write, newest);
    hashes.add(newest.hashCode());
  }

  /** Notes that all writes begun so far survive a power cut. */
  synchronized void durable() {
    durable = writes.size();
  }

  /** Takes back the newest write: it was refused. */
  synchronized void refused() {
    forgetBehind(writes.size() - 1);
  }

  /** Forgets all writes but the first so many, the others being lost, and calls those durable. */
  synchronized void settle(int survived) {
    forgetBehind(survived);
    durable = survived;
  }

  /** What there was of it when so many writes were begun, and so many durable. */
  synchronized History until(Window window) {
    History until = new History();
    writes.subList(0, window.durable()).forEach(until::begin);
    until.durable();
    writes.subList(window.durable(), window.begun()).forEach(until::begin);
    return until;
  }

  private void forgetBehind(int count) {
    writes.subList(count, writes.size()).clear();
    hashes.subList(count + 1, hashes.size()).clear();
    newest.clear();
    newest.putAll(state(count));
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
    int hash = found.hashCode();
    for (int count = window.durable(); count <= window.begun(); count++) {
      if (hashes.get(count) == hash && state(count).equals(found)) {
        return OptionalInt.of(count);
      }
    }
    return OptionalInt.empty();
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
