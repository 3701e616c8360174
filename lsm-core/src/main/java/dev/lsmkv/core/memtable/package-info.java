/**
 * The bytes of entries in memory, and a memtable that orders them by a skip list in arrays of
 * primitives. The default memtable, in the package below, keeps its entries in the same slabs.
 *
 * <p>Entries lie in arrays of bytes, nodes in arrays of longs. The garbage collector sees a few
 * hundred arrays without a reference in them, however many entries there are. Nothing is ever moved
 * or taken away; a memtable that is no longer wanted is dropped as a whole.
 *
 * <pre>
 * slab, byte[]     entry | entry | …                        at most 4 MiB; a long entry has its own
 *                  … | value | …                            the array of a batch, or of one long value
 * entry            key | [PUT] value length varint | [PUT] value, or the place of a long one
 * place            slab 32 bits | offset 32 bits             of a value of more than 32 768 bytes
 * varint           7 bits a byte, lowest first, the high bit set on all but the last
 *
 * chunk, long[]    node | node | …                          at most 32 768 longs
 * node             address | trailer | link of level 0 | … | link of level height - 1
 * address          slab 18 bits | offset 22 bits | key length 24 bits
 * trailer          sequence 56 bits | kind 8 bits
 * link             shared 14 bits | symbol 9 bits | symbol 9 bits | reference of the next node 32 bits
 * shared           bytes that the next key has in common with this node's; 3fff: that many or more
 * symbol           the next two bytes of the next key, each plus 1; 0 behind its end
 * reference        chunk 17 bits | index 15 bits
 * </pre>
 *
 * <p>The node with reference 0 is the head: it has 16 links, stands before all entries, shares
 * nothing with any, and has no entry itself. As nothing links to it, a link of 0 ends its level. A
 * node has one link with probability 3/4, two with 3/16, and so on up to 16: 1 1/3 on average, so
 * that an entry costs 26 2/3 bytes besides its key, its value and the length of that.
 *
 * <p>Example: a list with the tombstone of "kb" at sequence 7 and, inserted after that, put "ka" →
 * "vv" at 8, both of height 1.
 *
 * <pre>
 * slab 0           6b 62 6b 61 02 76 76
 * chunk 0, head    0: 0000000000000000  1: 0000000000000000  2: 0000d86200000015  3 to 17: 0000000000000000
 *          "kb"   18: 0000000000000002 19: 0000000000000700 20: 0000000000000000
 *          "ka"   21: 0000000002000002 22: 0000000000000801 23: 0004c60000000012
 * </pre>
 *
 * <p>One thread inserts, any number read, without a lock. A node and its entry are written first
 * and linked afterwards, by a release write of an element of a {@code long[]}; whoever reads the
 * link, by an acquire, sees what it leads to. {@code SkipList} has the reasoning about order,
 * {@code Link} the one about the hints.
 *
 * <p>This package depends on {@code dev.lsmkv.spi} alone.
 */
package dev.lsmkv.core.memtable;
