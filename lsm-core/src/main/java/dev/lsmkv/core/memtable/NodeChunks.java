package dev.lsmkv.core.memtable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The nodes of a skip list, runs of longs in append-only arrays.
 *
 * <p>A node is {@code address | trailer | link of level 0 | … | link of level height - 1}. A {@link
 * Link} has in its upper half a hint about the next key, so that a search seldom reads the key
 * itself, and in its lower half the reference of the next node: 17 bits chunk, 15 bits index.
 * Reference 0 is the head, which nothing links to, and so a link of 0 is the end of its level.
 *
 * <p>Thread: the applier allocates and writes a node, then publishes links to it by {@link
 * #publish}, a release; readers come to it by {@link #link}, an acquire, and so see the node, the
 * entry it names, and the arrays that hold both. Only elements of primitive arrays can be published
 * like that: views of byte arrays offer no atomic access.
 */
final class NodeChunks {

  /**
   * The highest node; with a quarter of the nodes at each next level it suits a list of 4^16
   * entries.
   */
  static final int HEIGHT_MAX = 16;

  /** The node before all others. */
  static final int HEAD = 0;

  /** What the last link of a level refers to. */
  static final int END = 0;

  private static final VarHandle LINK = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int ADDRESS = 0;
  private static final int TRAILER = 1;
  private static final int FIRST_LINK = 2;
  private static final int INDEX_BITS = 15;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
  private static final int CHUNKS_MAX = 1 << (Integer.SIZE - INDEX_BITS);
  private static final int DIRECTORY_LENGTH_FIRST = 16;

  private final ArenaGrowth growth;
  private volatile long[][] chunks = new long[DIRECTORY_LENGTH_FIRST][];
  private final AtomicLong bytes =
      new AtomicLong(ArenaGrowth.directoryBytes(DIRECTORY_LENGTH_FIRST));

  /* the applier's: how many chunks there are, and how far the last one is filled */
  private int chunkCount;
  private int openPosition;
  private int openLength;

  NodeChunks(ArenaGrowth growth) {
    this.growth = growth;
    allocate(HEIGHT_MAX);
  }

  /** Makes a node that nothing links to yet. */
  int add(long address, long trailer, int height) {
    int node = allocate(height);
    long[] chunk = chunk(node);
    int index = node & INDEX_MASK;
    chunk[index + ADDRESS] = address;
    chunk[index + TRAILER] = trailer;
    return node;
  }

  /** The entry of a node, see {@link EntrySlabs}. */
  long address(int node) {
    return chunk(node)[(node & INDEX_MASK) + ADDRESS];
  }

  long trailer(int node) {
    return chunk(node)[(node & INDEX_MASK) + TRAILER];
  }

  /** The link from a node to the next on a level. */
  long link(int node, int level) {
    return (long) LINK.getAcquire(chunk(node), (node & INDEX_MASK) + FIRST_LINK + level);
  }

  /** The node after a node on a level, or {@link #END}. */
  int next(int node, int level) {
    return Link.node(link(node, level));
  }

  /** Sets a link of a node that is not reachable yet. */
  void prepare(int node, int level, long link) {
    chunk(node)[(node & INDEX_MASK) + FIRST_LINK + level] = link;
  }

  /**
   * Sets a link of a reachable node; everything written before is seen by whoever reads the link.
   */
  void publish(int node, int level, long link) {
    LINK.setRelease(chunk(node), (node & INDEX_MASK) + FIRST_LINK + level, link);
  }

  /** The memory held. */
  long bytes() {
    return bytes.get();
  }

  private long[] chunk(int node) {
    return chunks[node >>> INDEX_BITS];
  }

  private int allocate(int height) {
    int length = FIRST_LINK + height;
    if (length > openLength - openPosition) {
      addChunk(growth.nextChunkBytes(bytes.get()) / Long.BYTES);
    }
    int node = (chunkCount - 1) << INDEX_BITS | openPosition;
    openPosition += length;
    return node;
  }

  private void addChunk(int length) {
    if (chunkCount == CHUNKS_MAX) {
      throw new IllegalStateException("memtable full: " + CHUNKS_MAX + " chunks of nodes");
    }
    long[] chunk = new long[length];
    long added = ArenaGrowth.ARRAY_HEADER_BYTES + (long) Long.BYTES * length;
    long[][] directory = chunks;
    if (chunkCount == directory.length) {
      directory = Arrays.copyOf(directory, 2 * chunkCount);
      added += (long) Long.BYTES * chunkCount;
      chunks = directory;
    }
    directory[chunkCount++] = chunk;
    openPosition = 0;
    openLength = length;
    bytes.addAndGet(added);
  }
}
