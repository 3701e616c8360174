package dev.lsmkv.testkit.model;

import dev.lsmkv.spi.entry.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Another key in place of one, everywhere in a list.
 *
 * @param from the key
 * @param to what comes in its place
 */
record Renaming(Key from, Key to) {

  private static final int LETTERS = 26;

  /** For each key a letter, in the order of the keys; nothing if there are more keys than that. */
  static List<Renaming> of(List<Step> steps) {
    SortedSet<Key> keys = new TreeSet<>();
    steps.forEach(step -> collect(step, keys));
    List<Renaming> renamings = new ArrayList<>();
    for (Key key : keys) {
      Key letter = Key.copyOf(new byte[] {(byte) ('a' + renamings.size())});
      if (renamings.size() < LETTERS) {
        renamings.add(new Renaming(key, letter));
      }
    }
    renamings.removeIf(renaming -> renaming.from().equals(renaming.to()));
    return keys.size() > LETTERS ? List.of() : renamings;
  }

  private static void collect(Step step, SortedSet<Key> keys) {
    switch (step) {
      case Step.Write write -> keys.add(write.key());
      case Step.Batch batch -> batch.writes().forEach(write -> keys.add(write.key()));
      case Step.Get get -> keys.add(get.key());
      case Step.Seek seek -> keys.add(seek.key());
      case Step.CheckSnapshot check -> keys.add(check.key());
      default -> {
        // No key by itself: bounds stay as they are.
      }
    }
  }

  List<Step> apply(List<Step> steps) {
    return steps.stream().map(this::of).toList();
  }

  private Step of(Step step) {
    return switch (step) {
      case Step.Write write -> of(write);
      case Step.Batch batch ->
          new Step.Batch(batch.writes().stream().map(this::of).toList(), batch.durability());
      case Step.Get get -> new Step.Get(of(get.key()));
      case Step.Seek seek -> new Step.Seek(of(seek.bounds()), seek.direction(), of(seek.key()));
      case Step.Scan scan -> new Step.Scan(of(scan.bounds()), scan.direction());
      case Step.CheckSnapshot check ->
          new Step.CheckSnapshot(check.snapshot(), of(check.bounds()), of(check.key()));
      case Step.Compact compact -> new Step.Compact(of(compact.bounds()));
      case Step.OpenCursor open -> new Step.OpenCursor(of(open.bounds()), open.direction());
      default -> step;
    };
  }

  private Step.Write of(Step.Write write) {
    return switch (write) {
      case Step.Put put -> new Step.Put(of(put.key()), put.value());
      case Step.Delete delete -> new Step.Delete(of(delete.key()));
    };
  }

  private Bounds of(Bounds bounds) {
    return new Bounds(bounds.first().map(this::of), bounds.endExclusive().map(this::of));
  }

  private Key of(Key key) {
    return key.equals(from) ? to : key;
  }
}
