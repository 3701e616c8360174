package dev.lsmkv.core.campaign.machine;

import java.util.Map;
import java.util.TreeMap;

/** What one writer's entries are after so many of his writes. Thread: confined. */
final class Progress {

  private final Script script;
  private final Map<Integer, Long> slots = new TreeMap<>();
  private long number;
  private long operations;

  Progress(Script script) {
    this.script = script;
  }

  /** Goes on to a later write. */
  void advanceTo(long target) {
    while (number < target) {
      number++;
      Step step = script.step(number);
      operations += step.changes().size();
      step.changes()
          .forEach((slot, length) -> {
            if (length == Step.DELETED) {
              slots.remove(slot);
            } else {
              slots.put(slot, number);
            }
          });
    }
  }

  Script script() {
    return script;
  }

  long number() {
    return number;
  }

  /** How many entries were put and deleted, each of which takes a sequence number. */
  long operations() {
    return operations;
  }

  Map<Integer, Long> slots() {
    return slots;
  }
}
