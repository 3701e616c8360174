package dev.lsmkv.core.memtable;

import java.util.Arrays;

/**
 * Goes backwards in a list that has no links backwards.
 *
 * <p>When it needs a predecessor, it searches for the last node before it that is linked on some
 * level, walks level 0 from there, and remembers the run of nodes in between. On level 3 such a run
 * is 64 nodes on average, and so a search is paid for once in 64 steps. After a seek it begins with
 * the short runs of level 1, since many reverse scans are short.
 *
 * <p>Entries that are inserted into a run after it was walked are not shown.
 */
final class ReverseCursor extends NodeCursor {

  private static final int RUN_LEVEL_FIRST = 1;
  private static final int RUN_LEVEL_LAST = 3;
  private static final int RUN_LENGTH_FIRST = 16;

  private int[] run = new int[RUN_LENGTH_FIRST];

  /** How many nodes of the run are still to be shown, the last of them first. */
  private int remaining;

  private int runLevel = RUN_LEVEL_FIRST;
  private boolean started;

  ReverseCursor(SkipList list) {
    super(list);
  }

  @Override
  public boolean next() {
    if (!started) {
      return jumpTo(list.last());
    }
    if (node == NONE) {
      return false;
    }
    if (remaining == 0) {
      collectRunBefore(node);
    }
    node = remaining == 0 ? NONE : run[--remaining];
    return node != NONE;
  }

  @Override
  public boolean seek(byte[] key) {
    return jumpTo(list.before(Search.after(key), 0));
  }

  @Override
  public void close() {
    jumpTo(NONE);
  }

  private boolean jumpTo(int target) {
    started = true;
    node = target;
    remaining = 0;
    runLevel = RUN_LEVEL_FIRST;
    return node != NONE;
  }

  private void collectRunBefore(int end) {
    int first = list.before(list.searchBefore(end), runLevel);
    runLevel = Math.min(runLevel + 1, RUN_LEVEL_LAST);
    for (int each = first == NodeChunks.HEAD ? list.next(first) : first;
        each != end;
        each = list.next(each)) {
      if (remaining == run.length) {
        run = Arrays.copyOf(run, 2 * remaining);
      }
      run[remaining++] = each;
    }
  }
}
