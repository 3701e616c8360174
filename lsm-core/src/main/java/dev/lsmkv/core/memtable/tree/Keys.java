package dev.lsmkv.core.memtable.tree;

import dev.lsmkv.core.memtable.EntrySlabs;
import java.util.Arrays;

/** What the applier reads of keys that are in the slabs already. */
final class Keys {

  private final EntrySlabs slabs;

  Keys(EntrySlabs slabs) {
    this.slabs = slabs;
  }

  /** What a window shows of the key of an entry. */
  long prefix(long address, int window) {
    int offset = EntrySlabs.offset(address);
    int end = offset + EntrySlabs.keyLength(address);
    return Window.prefix(slabs.slab(address), offset + window, end);
  }

  /** Where the window of a leaf or inner node of this reach should begin: behind what is common. */
  int window(Reach reach, int window) {
    return reach.isBounded() ? Window.moved(window, common(reach.low(), reach.high())) : 0;
  }

  /** How many first bytes two keys have in common. */
  int common(long address, long other) {
    int offset = EntrySlabs.offset(address);
    int end = offset + EntrySlabs.keyLength(address);
    int offsetOther = EntrySlabs.offset(other);
    int endOther = offsetOther + EntrySlabs.keyLength(other);
    int common =
        Arrays.mismatch(slabs.slab(address), offset, end, slabs.slab(other), offsetOther, endOther);
    return common < 0 ? end - offset : common;
  }

  /**
   * Compares two entries by key, then by trailer, the newer one first.
   *
   * @param known how many first bytes their keys are known to have in common
   */
  int compare(long address, long other, int known) {
    int offset = EntrySlabs.offset(address);
    int end = offset + EntrySlabs.keyLength(address);
    int offsetOther = EntrySlabs.offset(other);
    int endOther = offsetOther + EntrySlabs.keyLength(other);
    int byKey =
        Arrays.compareUnsigned(
            slabs.slab(address),
            offset + known,
            end,
            slabs.slab(other),
            offsetOther + known,
            endOther);
    return byKey != 0 ? byKey : Long.compareUnsigned(slabs.trailer(other), slabs.trailer(address));
  }

  /** The first byte of an entry's key, or what stands in its place. */
  byte firstByte(long address) {
    return slabs.slab(address)[EntrySlabs.offset(address)];
  }
}
