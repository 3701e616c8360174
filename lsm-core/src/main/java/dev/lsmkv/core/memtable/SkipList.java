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
 * <p>Level 0 links all entries, each next level a quarter of them. A {@link Search} walks a level
 * until the next entry is behind its place, then goes one level down. It decides on one reading of
 * each link: a link read twice may have changed in between, and what was judged would not be what
 * is followed. What a {@link Link} says about two keys stays true whatever is inserted meanwhile,
 * since keys do not change.
 *
 * <p>An insert writes entry and node, then links the node from level 0 upwards. A reader thus finds
 * a node whole or not at all, and one that is linked on some levels only is merely found a little
 * later.
 *
 * <p>Thread: {@link #insert} is the applier's, everything else anybody's.
 */
final class SkipList {

  private static final int LEVEL_BITS = 2;
  private static final int NOT_BEFORE = -1;

  private final EntrySlabs slabs;
  private final NodeChunks nodes;

  /**
   * The number of levels in use. A reader that sees too few starts lower, and so merely searches
   * longer.
   */
  private volatile int height;

  /* the applier's */
  private final SplittableRandom heights;
  private final Splice splice = new Splice();

  SkipList(ArenaGrowth growth, SplittableRandom heights) {
    this.slabs = new EntrySlabs(growth);
    this.nodes = new NodeChunks(growth);
    this.heights = heights;
  }

  /** Adds an entry whose trailer no other entry of its key has. */
  void insert(OperationReader operation, long trailer) {
    Search search = Search.forInsert(operation, trailer);
    if (!isRightBehindLastInsert(search)) {
      findSplice(search);
    }
    int nodeHeight = nextHeight();
    int node = nodes.add(slabs.add(operation), trailer, nodeHeight);
    for (int level = 0; level < nodeHeight; level++) {
      nodes.prepare(node, level, linkBehind(level, search));
    }
    for (int level = 0; level < nodeHeight; level++) {
      int shared = splice.shared(level);
      nodes.publish(splice.node(level), level, Link.of(shared, search.symbols(shared), node));
      splice.set(level, node, search.keyLength());
    }
    if (nodeHeight > height) {
      height = nodeHeight;
    }
  }

  /** Tries the place behind the last insert: where keys ascend, no search is needed. */
  private boolean isRightBehindLastInsert(Search search) {
    int last = splice.node(0);
    int shared = last == HEAD ? 0 : sharedIfBefore(last, 0, search);
    if (shared == NOT_BEFORE
        || sharedIfBefore(nodes.link(last, 0), END, shared, search) != NOT_BEFORE) {
      return false;
    }
    splice.moveBehindLast(shared);
    return true;
  }

  private void findSplice(Search search) {
    for (int level = height - 1; level >= 0; level--) {
      walk(search, level);
      splice.set(level, search.node, search.shared);
    }
  }

  /**
   * The link that a new entry holds on a level. What the link of its predecessor says about its
   * successor holds for the new entry too, unless that shares more with the successor than the
   * predecessor does.
   */
  private long linkBehind(int level, Search search) {
    long link = nodes.link(splice.node(level), level);
    int successor = Link.node(link);
    int shared = splice.shared(level);
    if (successor == END || partsBefore(link, shared, search)) {
      return link;
    }
    long address = nodes.address(successor);
    int sharedWithSuccessor = slabs.shared(address, search, Math.min(shared, Link.SHARED_MAX));
    return Link.of(sharedWithSuccessor, slabs.symbols(address, sharedWithSuccessor), successor);
  }

  private static boolean partsBefore(long link, int shared, Search search) {
    int sharedByNext = Link.shared(link);
    if (sharedByNext < Math.min(shared, Link.SHARED_MAX)) {
      return true;
    }
    return sharedByNext < Link.SHARED_MAX
        && !Link.beginAlike(Link.symbols(link), search.symbols(shared));
  }

  /** One more than the number of times that a four-sided die shows its first side. */
  private int nextHeight() {
    return Math.min(HEIGHT_MAX, 1 + Long.numberOfTrailingZeros(heights.nextLong()) / LEVEL_BITS);
  }

  /** Finds the newest version that a lookup may see. */
  @Nullable Hit find(Lookup lookup) {
    Search search = Search.forLookup(lookup);
    int node = after(search);
    if (node == END || !mayBeEqual(search.link, search.shared, search)) {
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

  private static boolean mayBeEqual(long link, int shared, Search search) {
    int sharedByNext = Link.shared(link);
    if (sharedByNext == Link.SHARED_MAX) {
      return true;
    }
    return sharedByNext == shared && Link.symbols(link) == search.symbols(shared);
  }

  /** The first node behind the place of a new search, or {@link NodeChunks#END}. */
  int after(Search search) {
    descend(search, 0);
    return Link.node(search.link);
  }

  /**
   * The last node before the place of a new search among those that are linked on a level, or
   * {@link NodeChunks#HEAD}.
   */
  int before(Search search, int level) {
    descend(search, level);
    return search.node;
  }

  private void descend(Search search, int lowestLevel) {
    for (int level = height - 1; level >= lowestLevel; level--) {
      walk(search, level);
    }
  }

  /** Walks one level. Where the search stopped a level higher up, it stops again without a look. */
  private void walk(Search search, int level) {
    int boundary = Link.node(search.link);
    int node = search.node;
    int shared = search.shared;
    long link = nodes.link(node, level);
    int sharedByNext = sharedIfBefore(link, boundary, shared, search);
    while (sharedByNext != NOT_BEFORE) {
      node = Link.node(link);
      shared = sharedByNext;
      link = nodes.link(node, level);
      sharedByNext = sharedIfBefore(link, boundary, shared, search);
    }
    search.node = node;
    search.shared = shared;
    search.link = link;
  }

  /**
   * Judges the node that a link leads to by what the link says, and by its key if that is not
   * enough.
   *
   * @param link a link of a node before the place
   * @param boundary a node known to be behind the place, or {@link NodeChunks#END}
   * @param shared how many bytes the key of the node with the link has in common with the wanted
   *     key
   * @return how many the node linked to has, if it is before the place, or {@link #NOT_BEFORE}
   */
  private int sharedIfBefore(long link, int boundary, int shared, Search search) {
    int next = Link.node(link);
    if (next == END || next == boundary) {
      return NOT_BEFORE;
    }
    int sharedByNext = Link.shared(link);
    int sharedKnown = Math.min(shared, Link.SHARED_MAX);
    if (sharedByNext != sharedKnown) {
      return sharedByNext > sharedKnown ? shared : NOT_BEFORE;
    }
    if (sharedKnown == Link.SHARED_MAX) {
      return sharedIfBefore(next, sharedKnown, search);
    }
    return sharedIfBefore(next, Link.symbols(link), search.symbols(shared), shared, search);
  }

  private int sharedIfBefore(int next, int symbols, int symbolsWanted, int shared, Search search) {
    if (symbols != symbolsWanted) {
      if (symbols > symbolsWanted) {
        return NOT_BEFORE;
      }
      return Link.beginAlike(symbols, symbolsWanted) ? shared + 1 : shared;
    }
    if (Link.reachTheEnd(symbols)) {
      return isVersionBefore(next, search) ? search.keyLength() : NOT_BEFORE;
    }
    return sharedIfBefore(next, shared + Link.SYMBOLS, search);
  }

  /** Judges a node by its key, of which some bytes are known to be those of the wanted key. */
  private int sharedIfBefore(int node, int known, Search search) {
    long address = nodes.address(node);
    int shared = slabs.shared(address, search, known);
    int symbols = slabs.symbols(address, shared);
    int symbolsWanted = search.symbols(shared);
    boolean before =
        symbols == symbolsWanted ? isVersionBefore(node, search) : symbols < symbolsWanted;
    return before ? shared : NOT_BEFORE;
  }

  private boolean isVersionBefore(int node, Search search) {
    return Long.compareUnsigned(nodes.trailer(node), search.bound) >= 0;
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

  /** A search for the place right before a node. */
  Search searchBefore(int node) {
    long address = nodes.address(node);
    return Search.before(slabs.slab(address), address, nodes.trailer(node));
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
}
