/**
 * The table format {@code rows}: the entries of a table in blocks, each row of which is reached
 * directly.
 *
 * <p>A block has no chain of restarts to walk along. An array of offsets leads to every row, so
 * going back is as cheap as going forward, and a search runs over an array of the first four bytes
 * of the keys, side by side, before it looks at any key. Blocks that are not compressed are read
 * where they lie in the mapping of the file; the others are decompressed into arrays.
 *
 * <p>All numbers are little-endian and lie at any address; they are unsigned but never above
 * 2<sup>31</sup> − 1, save trailers and offsets in the file. Keys have 64 KiB at most, values 1
 * GiB.
 *
 * <pre>
 * file
 *    128  header                 dev.lsmkv.spi.storage.FileHeader, written by the engine
 *      …  blocks                 one behind the other, at least one
 *     32  footer
 *
 * block
 *   0  4  checksum               CRC32C of: offset of the block in the file (u64), bytes 4 to 15, stored payload
 *   4  4  stored length          bytes of the payload in the file
 *   8  4  raw length             bytes of the payload before compression
 *  12  4  coding                 0: stored as it is, both lengths are equal
 *                                1: compressed; stored length &lt; raw length &lt;= 16 MiB
 *  16  …  payload
 *
 * payload, before compression
 *   0  4  n                      rows, 1 or more
 *   4  4  p                      bytes that all keys begin with
 *   8  8  trailer base           the smallest trailer of the block
 *  16  1  t                      bytes of a trailer: 0 to 8
 *  17  1  w                      bytes of an offset: 2, or 4 where the payload is longer than 65 535 bytes; 0 where
 *                                all keys have one length and all values have one
 *  18  1  s                      bits that trailers are shifted by: 8 where all entries are of one kind, or 0
 *  19  1  h                      bytes of each key that stand in its head and nowhere else: 4 where no key is shorter
 *                                than p + 4 bytes, or 0
 *  20  4  zero
 *  24  4·n        heads          the first four bytes of each key behind the common ones, padded with zeros; in the
 *                                order of the key, so that they compare as big-endian numbers do
 *      w·(2·n+1)  offsets        from the beginning of the payload: where the key of each row begins, where its value
 *                                begins, in turns; then the length of the payload
 *                                where w is 0, 8 bytes instead: the length of the rest of each key, and of each value
 *      t·n        trailers       minus the trailer base, shifted to the right by s
 *      p          common bytes
 *      …          rows           each the rest of a key, behind the p common bytes and those h of its head; then its value
 *
 * footer
 *   0  8  "rows-end"
 *   8  8  length of the file
 *  16  4  blocks
 *  20  8  zero
 *  28  4  checksum               CRC32C of bytes 0 to 27
 * </pre>
 *
 * <p>Rows ascend by key, within a key descend by trailer, over the whole file. A row whose block
 * would be larger than the setting has a block of its own. A compressed payload saves an eighth or
 * more; less is not worth the copy.
 *
 * <p>Every byte behind the header is covered: by the checksum of a block, by that of the footer,
 * or, when the file was cut or lengthened, by the length in the footer. The checksum of a block
 * takes in its offset, so a block in the wrong place is damage. What a checksum cannot tell, that
 * the bytes were written by this format, {@code BlockCheck} tells: it walks all offsets once, and
 * from then on no access can leave the block. It looks at no row itself, so a point read may have
 * decompressed no more than what stands before the rows, and those up to its own.
 *
 * <p>First example: "apple" → "red" at sequence 5, "apple" deleted at 3, "apricot" → "soft" at 4.
 * The bytes from 128 on:
 *
 * <pre>
 * 24 d7 dc 05   checksum of the block at 128
 * 4c 00 00 00   76 bytes stored
 * 4c 00 00 00   76 bytes raw
 * 00 00 00 00   as they are
 * 03 00 00 00   3 rows
 * 02 00 00 00   keys have 2 bytes in common
 * 00 03 00 00 00 00 00 00   trailers from sequence 3, DELETE
 * 02 02   2 bytes a trailer, 2 bytes an offset
 * 00 00 00 00 00 00   zero
 * 70 6c 65 00 70 6c 65 00 72 69 63 6f   heads: "ple", "ple", "rico"
 * 3a 00 3d 00 40 00 43 00 43 00 48 00 4c 00   offsets: 58 61, 64 67, 67 72, 76
 * 01 02 00 00 01 01   trailers: 5 PUT, 3 DELETE, 4 PUT
 * 61 70   "ap"
 * 70 6c 65 72 65 64   "ple", "red"
 * 70 6c 65   "ple"
 * 72 69 63 6f 74 73 6f 66 74   "ricot", "soft"
 * 72 6f 77 73 2d 65 6e 64   the footer: "rows-end"
 * fc 00 00 00 00 00 00 00   252 bytes in the file
 * 01 00 00 00   1 block
 * 00 00 00 00 00 00 00 00   zero
 * 50 e7 c9 a0   checksum of the footer
 * </pre>
 *
 * <p>Second example, of rows of one length: "id-000017" → "ab" at sequence 70000, "id-120018" →
 * "cd" at 2:
 *
 * <pre>
 * 1f d7 d5 e7   checksum of the block at 128
 * 39 00 00 00   57 bytes stored
 * 39 00 00 00   57 bytes raw
 * 00 00 00 00   as they are
 * 02 00 00 00   2 rows
 * 03 00 00 00   keys have 3 bytes in common
 * 01 02 00 00 00 00 00 00   trailers from sequence 2, PUT
 * 03 00 08 04   3 bytes a trailer, no offsets, without the 8 bits of the kind, 4 bytes of each key in its head
 * 00 00 00 00   zero
 * 30 30 30 30 31 32 30 30   heads: "0000", "1200"
 * 02 00 00 00 02 00 00 00   2 bytes of each key are left, and 2 bytes are each value
 * 6e 11 01 00 00 00   sequences: 2 + 69998, 2 + 0
 * 69 64 2d   "id-"
 * 31 37 61 62   "17", "ab"
 * 31 38 63 64   "18", "cd"
 * 72 6f 77 73 2d 65 6e 64   the footer: "rows-end"
 * e9 00 00 00 00 00 00 00   233 bytes in the file
 * 01 00 00 00   1 block
 * 00 00 00 00 00 00 00 00   zero
 * da 2e 8e 30   checksum of the footer
 * </pre>
 *
 * <p>Why keys are stored without what they have in common, although they must be put together
 * again: it makes the blocks that are read in place, those of the upper levels, smaller by it, and
 * more of them stay in the page cache. The copy is of the rest of the key only, into an array that
 * lies in the first-level cache, and it gives the merge keys that are always on the heap, so that
 * its comparisons see one kind of segment whatever the blocks are.
 *
 * <p>Why there are four ways to be shorter: what a row costs beyond its key and value was 12 bytes
 * and is 3 or 4 with them, of records of one length. Numbers like these do not compress, and they
 * are written and read again by each compaction.
 *
 * <p>Why a long value is never compressed: a frame that asks for more than 16 MiB can be refused,
 * and such a value is written in pieces and read in place, without ever being an array.
 *
 * <p>History:
 *
 * <ul>
 *   <li>0.1.0: the first layout.
 * </ul>
 */
package dev.lsmkv.sstable.rows;
