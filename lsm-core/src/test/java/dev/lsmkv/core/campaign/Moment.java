package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.storage.MemoryStorage;

/**
 * What a kill of the process at one moment has left.
 *
 * @param disk the disk
 * @param history what was written until then; durable is what was certainly in tables
 * @param kept the writes that were acknowledged, so that they must be there
 */
record Moment(MemoryStorage disk, History history, int kept) {

  /** How many writes may be there. */
  History.Window window() {
    return new History.Window(kept, history.begunWrites());
  }

  /** Names its files: no seed brings the same moment back. */
  @Override
  public String toString() {
    return "a kill after %d to %d writes, %d certainly in tables, that left %s"
        .formatted(kept, history.begunWrites(), history.durableWrites(), Damage.filesOf(disk));
  }
}
