package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.LsmStore;

/**
 * Writes what a script says, from where the board says its writer is. Thread: confined; the board
 * is shared.
 */
final class Writer {

  private final LsmStore store;
  private final Script script;
  private final Board board;

  Writer(LsmStore store, Script script, Board board) {
    this.store = store;
    this.script = script;
    this.board = board;
  }

  /** Makes the next write; if that fails, a further call makes the same one. */
  long writeNext() {
    int writer = script.writer();
    long number = board.acknowledged(writer) + 1;
    long[] seen = board.acknowledged();
    board.begin(writer, number);
    script.step(number).write(store, seen);
    board.acknowledge(writer, number);
    return number;
  }

  Script script() {
    return script;
  }

  /** Says that the write that failed last was refused, and so is not there. */
  void refused() {
    board.refuse(script.writer(), board.acknowledged(script.writer()) + 1);
  }
}
