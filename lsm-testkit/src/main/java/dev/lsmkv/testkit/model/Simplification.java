package dev.lsmkv.testkit.model;

import dev.lsmkv.spi.entry.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Steps that are simpler than one, the simplest first. */
final class Simplification {

  private Simplification() {}

  static List<Step> of(Step step) {
    return switch (step) {
      case Step.Put put ->
          values(put.value()).stream().<Step>map(value -> new Step.Put(put.key(), value)).toList();
      case Step.Batch batch -> batches(batch);
      case Step.Scan scan when !scan.bounds().equals(Bounds.ALL) ->
          List.of(
              new Step.Scan(Bounds.ALL, scan.direction()),
              new Step.Scan(Bounds.ALL, dev.lsmkv.spi.entry.Direction.FORWARD));
      case Step.CheckSnapshot check when !check.bounds().equals(Bounds.ALL) ->
          List.of(new Step.CheckSnapshot(check.snapshot(), Bounds.ALL, check.key()));
      case Step.Compact compact when !compact.bounds().equals(Bounds.ALL) ->
          List.of(new Step.Compact(Bounds.ALL));
      case Step.Kill kill -> kills(kill.choice());
      case Step.Reopen reopen ->
          choices(reopen.choice()).stream().<Step>map(Step.Reopen::new).toList();
      default -> List.of();
    };
  }

  /** Nothing, or its first half: half by half it gets as short as a failure lets it. */
  private static List<Key> values(Key value) {
    if (value.length() == 0) {
      return List.of();
    }
    byte[] bytes = value.toByteArray();
    List<Key> shorter = new ArrayList<>();
    for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
      if (length < bytes.length) {
        shorter.add(Key.copyOf(Arrays.copyOf(bytes, length)));
      }
    }
    return shorter;
  }

  private static List<Step> batches(Step.Batch batch) {
    List<Step> simpler = new ArrayList<>();
    List<Step.Write> writes = batch.writes();
    if (writes.size() == 1) {
      simpler.add(writes.getFirst());
    }
    for (int chunk = writes.size() / 2; chunk > 0; chunk /= 2) {
      for (int from = 0; from < writes.size(); from += chunk) {
        List<Step.Write> fewer = new ArrayList<>(writes.subList(0, from));
        fewer.addAll(writes.subList(Math.min(writes.size(), from + chunk), writes.size()));
        simpler.add(new Step.Batch(fewer, batch.durability()));
      }
    }
    for (int i = 0; i < writes.size(); i++) {
      for (Step write : of(writes.get(i))) {
        List<Step.Write> changed = new ArrayList<>(writes);
        changed.set(i, (Step.Write) write);
        simpler.add(new Step.Batch(changed, batch.durability()));
      }
    }
    if (batch.durability().isPresent()) {
      simpler.add(new Step.Batch(writes, Optional.empty()));
    }
    return simpler;
  }

  private static List<Step> kills(Choice choice) {
    List<Step> simpler = new ArrayList<>();
    simpler.add(new Step.Reopen(choice));
    choices(choice).forEach(fewer -> simpler.add(new Step.Kill(fewer)));
    return simpler;
  }

  private static List<Choice> choices(Choice choice) {
    return choice.words().keySet().stream().map(choice::without).toList();
  }
}
