/**
 * The default memtable: a B+ tree in arrays of primitives, over the slabs of {@code
 * dev.lsmkv.core.memtable}.
 *
 * <pre>
 * slab, byte[]        entry | entry | …
 * entry               trailer 8 bytes | key | [PUT] value length varint | [PUT] value, or its place
 * address             slab 18 bits | offset of the key 22 bits | key length 24 bits
 *
 * leaf, long[128]     count | window | prefix 0 … prefix 62 | address 0 … address 62
 * prefix              63 bits of the key, behind the bytes that the window leaves out
 *
 * inner, Object[]     separators | child 0 | … | child n            n at most 47
 * separators, long[]  window 63 bits, bounded 1 bit | prefix 0 … n - 1 | address 0 … n - 1
 * </pre>
 *
 * <p><b>Order.</b> Entries are in the order of keys, within a key newest first. A separator is the
 * first entry of the child behind it, and nothing that comes later goes before it there. So each
 * child has a fixed reach, and a search that finds nothing in a leaf knows what comes next: the
 * separator behind. Within a leaf entries stand in the order in which they came, which is that of
 * sequence numbers: an insert appends and looks at nothing else, a point read goes through the
 * prefixes from the newest on, and a cursor sorts the leaf that it comes to, 63 entries at most.
 *
 * <p><b>Who publishes what.</b> There are three stores by which an applier makes anything visible,
 * each a release, and each reader comes by the acquire of the same element:
 *
 * <ul>
 *   <li>The count of a leaf, after the bytes of the entry and its slot. A slot is never written
 *       again, so whoever read a count may read the slots below it at any later time.
 *   <li>A child of an inner node, after the new nodes that it leads to, which are whole: a split
 *       takes two fresh leaves and a fresh inner node on each level that changes, and one store in
 *       the first node that does not. The full leaf is not written again, nor are inner nodes but
 *       for their children.
 *   <li>The root, where all levels change.
 * </ul>
 *
 * <p>So a reader sees, of an insert, all or nothing, and never waits or starts over. It may stand
 * in a node that has been replaced. That node still leads to all that it led to when it was
 * replaced, and to what came later into those of its leaves that are still in the tree. Since a
 * child is only ever replaced by a node of the same reach, a cursor that goes from one child to the
 * next meets each entry at most once and in order, and each that was there when it set out exactly
 * once. What nobody leads to any more is left to the garbage collector.
 *
 * <p><b>Keys that begin alike.</b> All keys of a leaf lie between the separators beside it, and so
 * begin with what those have in common; prefixes begin behind that ({@code Window}). Comparisons
 * that prefixes do not settle read the keys, at most one for each bit of the number of entries.
 *
 * <p><b>Memory.</b> A leaf is 1040 bytes for 63 entries, of which random keys leave three in ten
 * unused: with the trailer 32 bytes an entry, besides its key, its value and the length of that.
 * Ascending keys fill all leaves: 25 bytes. A split leaves behind a full leaf and an inner node for
 * 44 inserts, 40 bytes of garbage an insert.
 *
 * <p>This package depends on {@code dev.lsmkv.spi} and {@code dev.lsmkv.core.memtable}.
 */
package dev.lsmkv.core.memtable.tree;
