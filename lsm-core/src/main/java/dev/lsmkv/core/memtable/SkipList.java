package dev.lsmkv.core.memtable;

import static dev.lsmkv.core.memtable.NodeChunks.END;
import static dev.lsmkv.core.memtable.NodeChunks.HEAD;
import static dev.lsmkv.core.memtable.NodeChunks.HEIGHT_MAX;

import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;
import dev.lsmkv.spi.entry.Trailer;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A skip list in key order, within a key newest first, to which entries are added and never taken
 * away.
 *
 * <p>Level 0 links all entries, each next level a quarter of them. A search walks a level until the
 * next entry is not before its {@link Target}, then goes one level down. It decides on one reading
 * of each link: a link read twice may have changed in between, and what was judged would not be
 * what is followed.
 *
 * <p>An insert writes entry and node, then links the node from level 0 upwards. A reader thus finds
 * a node whole or not at all, and one that is linked on some levels only is merely found a little
 * later.
 *
 * <p>Invariant, between inserts: {@code splice} holds for every level the last node at or before
 * the entry inserted last, so an entry that belongs right behind that one, as in a run of ascending
 * keys, needs no search.
 *
 * <p>Thread: {@link #insert} is the applier's, everything else anybody's.
 */
final class SkipList {

  private static final int LEVEL_BITS = 2;

  private final EntrySlabs slabs;
  private final NodeChunks nodes;

  /**
   * The number of levels in use. A reader that sees too few starts lower, and so merely searches
   * longer.
   */
  private volatile int height;

  /* the applier's */
  private final SplittableRandom heights;
  private final int[] splice = new int[HEIGHT_MAX];

  SkipList(ArenaGrowth growth, SplittableRandom heights) {
    this.slabs = new EntrySlabs(growth);
    this.nodes = new NodeChunks(growth);
    this.heights = heights;
  }

  /** Adds an entry whose trailer no other entry of its key has. */
  void insert(OperationReader operation, long trailer) {
    Target target = Target.of(operation, trailer);
    if (!isRightBehindLastInsert(target)) {
      findSplice(target);
    }
    int nodeHeight = nextHeight();
    int node = nodes.add(slabs.add(operation), trailer, nodeHeight);
    for (int level = 0; level < nodeHeight; level++) {
      nodes.prepare(node, level, nodes.link(splice[level], level));
    }
    long link = target.linkTo(node);
    for (int level = 0; level < nodeHeight; level++) {
      nodes.publish(splice[level], level, link);
      splice[level] = node;
    }
    if (nodeHeight > height) {
      height = nodeHeight;
    }
  }

  private boolean isRightBehindLastInsert(Target target) {
    int last = splice[0];
    return (last == HEAD || isBefore(last, target)) && !isBefore(nodes.link(last, 0), END, target);
  }

  private void findSplice(Target target) {
    int node = HEAD;
    int boundary = END;
    for (int level = height - 1; level >= 0; level--) {
      long link = nodes.link(node, level);
      while (isBefore(link, boundary, target)) {
        node = (int) link;
        link = nodes.link(node, level);
      }
      splice[level] = node;
      boundary = (int) link;
    }
  }

  /** One more than the number of times that a four-sided die shows its first side. */
  private int nextHeight() {
    return Math.min(HEIGHT_MAX, 1 + Long.numberOfTrailingZeros(heights.nextLong()) / LEVEL_BITS);
  }

  /** Finds the newest version that a lookup may see. */
  @Nullable Hit find(Lookup lookup) {
    int node = after(Target.of(lookup));
    if (node == END) {
      return null;
    }
    long address = nodes.address(node);
    if (!slabs.hasKey(address, lookup.key())) {
      return null;
    }
    long trailer = nodes.trailer(node);
    return Trailer.isDelete(trailer)
        ? Hit.tombstone(trailer)
        : Hit.of(trailer, slabs.valueBytes(address));
  }

  /** The first node after a target, or {@link NodeChunks#END}. */
  int after(Target target) {
    return (int) neighbours(target, 0);
  }

  /**
   * The last node before a target among those that are linked on a level, or {@link
   * NodeChunks#HEAD}.
   */
  int before(Target target, int level) {
    return (int) (neighbours(target, level) >>> Integer.SIZE);
  }

  /** The nodes before and after a target on a level, in the upper and the lower half of a long. */
  private long neighbours(Target target, int lowestLevel) {
    int node = HEAD;
    int boundary = END;
    for (int level = height - 1; level >= lowestLevel; level--) {
      long link = nodes.link(node, level);
      while (isBefore(link, boundary, target)) {
        node = (int) link;
        link = nodes.link(node, level);
      }
      boundary = (int) link;
    }
    return (long) node << Integer.SIZE | Integer.toUnsignedLong(boundary);
  }

  /** The last node, or {@link NodeChunks#HEAD}. */
  int last() {
    int node = HEAD;
    for (int level = height - 1; level >= 0; level--) {
      for (int next = nodes.next(node, level); next != END; next = nodes.next(node, level)) {
        node = next;
      }
    }
    return node;
  }

  /** The node after a node, or {@link NodeChunks#END}. */
  int next(int node) {
    return nodes.next(node, 0);
  }

  /** The place right before a node. */
  Target targetBefore(int node) {
    long address = nodes.address(node);
    return Target.before(slabs.slab(address), address, nodes.trailer(node));
  }

  NodeChunks nodes() {
    return nodes;
  }

  EntrySlabs slabs() {
    return slabs;
  }

  /** The memory held. */
  long bytes() {
    return slabs.bytes() + nodes.bytes();
  }

  /** Whether a link leads to a node before a target; {@code boundary} is a node known not to be. */
  private boolean isBefore(long link, int boundary, Target target) {
    int node = (int) link;
    if (node == END || node == boundary) {
      return false;
    }
    int byPrefix = Integer.compareUnsigned((int) (link >>> Integer.SIZE), target.prefix);
    return byPrefix == 0 ? isBefore(node, target) : byPrefix < 0;
  }

  private boolean isBefore(int node, Target target) {
    int byKey = slabs.compareKey(nodes.address(node), target.key, target.from, target.to);
    return byKey == 0 ? Long.compareUnsigned(nodes.trailer(node), target.bound) >= 0 : byKey < 0;
  }
}
