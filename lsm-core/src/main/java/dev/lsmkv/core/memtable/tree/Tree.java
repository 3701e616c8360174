package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.ArenaGrowth;
import dev.lsmkv.core.memtable.EntrySlabs;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.OperationReader;
import dev.lsmkv.spi.entry.Trailer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A B+ tree in key order, within a key newest first, to which entries are added and never taken
 * away.
 *
 * <p>An insert goes down to the leaf whose reach includes it, writes the entry and appends it to
 * the leaf. If the leaf is full, it becomes two, and the inner node above is replaced by one with
 * both; if that becomes too large it is two as well, and so on upwards. All new nodes are whole
 * before the one store that puts them in the place of the old ones, into a child of the first node
 * that stays or into the root. So a reader finds all of it or nothing.
 *
 * <p>Thread: {@link #insert} is the applier's, everything else anybody's.
 */
final class Tree {

  private static final long LEAF_BYTES =
      ArenaGrowth.ARRAY_HEADER_BYTES + (long) Long.BYTES * Leaf.LENGTH;

  private final EntrySlabs slabs;
  private final Keys keys;
  private final Leaves leaves;
  private final Inners inners;
  private final AtomicLong bytes = new AtomicLong(LEAF_BYTES);

  /** A leaf, or an inner node. */
  private volatile Object root = Leaf.withWindow(0);

  /* the applier's: where the last insert went, and its reach if the one before went there too */
  private final Path path = new Path();
  private long[] lastLeaf = new long[0];
  private @Nullable Reach lastReach;

  Tree(ArenaGrowth growth) {
    this(growth, Leaves::new, Inners.CHILDREN_MAX);
  }

  /** A tree of another shape, or with other ways to fill a leaf, for tests. */
  Tree(ArenaGrowth growth, Function<Keys, Leaves> leaves, int childrenMax) {
    this.slabs = new EntrySlabs(growth);
    this.keys = new Keys(slabs);
    this.leaves = leaves.apply(keys);
    this.inners = new Inners(keys, childrenMax);
  }

  /** Adds an entry whose trailer is above those of all others of its key. */
  void insert(OperationReader operation, long trailer) {
    Place place = Place.ofInsert(slabs, operation, trailer);
    long[] leaf = leafToFill(place);
    long address = slabs.addWithTrailer(operation, trailer);
    long prefix = place.prefix(Leaf.window(leaf));
    if (Leaf.count(leaf) < Leaf.SLOTS) {
      leaves.insert(leaf, prefix, address);
    } else {
      split(place, prefix, address);
    }
  }

  /** Tries the leaf of the last insert first if inserts seem to stay there: keys often ascend. */
  private long[] leafToFill(Place place) {
    Reach reach = lastReach;
    if (reach != null && reach.includes(place)) {
      return lastLeaf;
    }
    long[] leaf = leafOf(place);
    lastReach = isLast(leaf) ? reachOf(place) : null;
    lastLeaf = leaf;
    return leaf;
  }

  @SuppressWarnings("ReferenceEquality") // the same leaf, not one with the same entries
  private boolean isLast(long[] leaf) {
    return leaf == lastLeaf;
  }

  private long[] leafOf(Place place) {
    Object node = root;
    while (node instanceof Object[] inner) {
      node = Inner.child(inner, Inner.indexOf(inner, place));
    }
    return (long[]) node;
  }

  private Reach reachOf(Place place) {
    path.descend(root, place);
    return path.reach(path.depth());
  }

  private void split(Place place, long prefix, long address) {
    long[] leaf = path.descend(root, place);
    Reach reach = path.reach(path.depth());
    Halves halves = leaves.split(leaf, reach, prefix, address);
    long separator = halves.separator();
    boolean right = separator == address || place.isBehind(separator, 0);
    link(halves);
    lastLeaf = (long[]) (right ? halves.right() : halves.left());
    lastReach = right ? reach.from(separator) : reach.upTo(separator);
  }

  /** Puts two leaves in the place of the one that the path leads to. */
  private void link(Halves leafHalves) {
    long more = LEAF_BYTES;
    Halves halves = leafHalves;
    int level = path.depth() - 1;
    while (level >= 0) {
      Object[] inner = path.node(level);
      more -= Inners.bytes(inner);
      inners.take(inner, path.index(level), halves);
      if (!inners.isTooLarge()) {
        break;
      }
      halves = inners.halves(path.reach(level), path.index(level));
      more += Inners.bytes((Object[]) halves.left()) + Inners.bytes((Object[]) halves.right());
      level--;
    }
    Object[] grown =
        level < 0 ? inners.root(halves) : inners.whole(Inner.isBounded(path.node(level)));
    bytes.setRelease(bytes.getPlain() + more + Inners.bytes(grown));
    if (level <= 0) {
      root = grown;
    } else {
      Inner.replace(path.node(level - 1), path.index(level - 1), grown);
    }
  }

  /** Finds the newest version that a lookup may see. */
  @Nullable Hit find(Lookup lookup) {
    Place place = Place.ofLookup(slabs, lookup);
    long behind = Reach.OPEN;
    Object node = root;
    while (node instanceof Object[] inner) {
      int index = Inner.indexOf(inner, place);
      if (index < Inner.last(inner)) {
        behind = Inner.address(inner, index);
      }
      node = Inner.child(inner, index);
    }
    long found = Leaf.find((long[]) node, place);
    if (found == Reach.OPEN && behind != Reach.OPEN && place.isBeforeVersion(behind)) {
      found = behind;
    }
    return found == Reach.OPEN ? null : hit(found);
  }

  private Hit hit(long address) {
    long trailer = slabs.trailer(address);
    return Trailer.isDelete(trailer)
        ? Hit.tombstone(trailer)
        : Hit.of(trailer, slabs.valueBytes(address));
  }

  /** The root as it is now. */
  Object root() {
    return root;
  }

  Keys keys() {
    return keys;
  }

  EntrySlabs slabs() {
    return slabs;
  }

  /** The memory held. */
  long bytes() {
    return slabs.bytes() + bytes.getAcquire();
  }
}
