/**
 * The block index {@code sparse}: one separator for each block of a table.
 *
 * <p>When it is opened, the first eight bytes of each separator, behind what all have in common, go
 * into an array that a search runs over: 8 bytes of heap for a block of 8 KiB. Ties are settled on
 * the separators in the mapped file. Where a block lies is read from the file too, offset and
 * length side by side, which costs no heap and no more cache misses than two arrays would.
 *
 * <p>The file's checksum is the engine's. All the same everything is checked at open: no search
 * leaves the bytes, offsets and separators ascend. Only the table format can tell whether there is
 * a block at an offset.
 *
 * <p>All numbers are little-endian.
 *
 * <pre>
 *      0  4     n                blocks, 1 or more
 *      4  4     p                bytes that all separators begin with
 *      8  16·n  records          each
 *                 0  8  offset   of the block in the data file
 *                 8  4  length   of the block in the data file, 1 or more
 *                12  4  end      of its separator, counted from the end of the common bytes (unsigned)
 * 8+16·n  p     common bytes
 *         …     separators       without the common bytes, one behind the other; each begins where the one before ends
 * </pre>
 *
 * <p>Example: a block of 8 190 bytes at 128 with the separator "apq", one of 4 000 bytes at 8 318
 * with "apricot".
 *
 * <pre>
 * 02 00 00 00   2 blocks
 * 02 00 00 00   2 bytes in common
 * 80 00 00 00 00 00 00 00   block 0: at 128
 * fe 1f 00 00   8 190 bytes
 * 01 00 00 00   its separator ends after 1 byte
 * 7e 20 00 00 00 00 00 00   block 1: at 8 318
 * a0 0f 00 00   4 000 bytes
 * 06 00 00 00   its separator ends after 6 bytes
 * 61 70   "ap"
 * 71   "q"
 * 72 69 63 6f 74   "ricot"
 * </pre>
 *
 * <p>History:
 *
 * <ul>
 *   <li>0.1.0: the first layout.
 * </ul>
 */
package dev.lsmkv.sstable.sparse;
