package dev.lsmkv.core.memtable;

/**
 * Where the last insert went: for each level the node at or before it, and how many bytes the key
 * of that has in common with the key inserted.
 *
 * <p>Invariant: the nodes stand in the order of the levels, the highest level's first. So what
 * belongs right behind the last insert belongs behind all of them.
 *
 * <p>Thread: the applier's.
 */
final class Splice {

  private final int[] nodes = new int[NodeChunks.HEIGHT_MAX];
  private final int[] shared = new int[NodeChunks.HEIGHT_MAX];

  int node(int level) {
    return nodes[level];
  }

  int shared(int level) {
    return shared[level];
  }

  void set(int level, int node, int sharedBytes) {
    nodes[level] = node;
    shared[level] = sharedBytes;
  }

  /**
   * Makes this the splice of an entry right behind the last one.
   *
   * @param sharedWithLast how many bytes the two keys have in common. Whatever comes before both
   *     shares with the second what it shares with the first, up to that.
   */
  void moveBehindLast(int sharedWithLast) {
    for (int level = 0; level < shared.length; level++) {
      shared[level] = Math.min(shared[level], sharedWithLast);
    }
  }
}
