/**
 * A block index, {@code example.full}: one entry for each entry of the table, since it asks the
 * table format for blocks of one entry. A read finds its entry without a search in a block; the
 * price is an index about as large as all the keys.
 *
 * <pre>
 * offset    size
 *      0       4  n, the number of blocks
 *      4    16 n  for each block: offset u64, length u32, end of its separator u32
 * 4 + 16n         the separators, one behind the other
 * </pre>
 *
 * <p>Numbers are little-endian; the end of a separator counts from the first separator's beginning.
 *
 * <p>Example, two blocks of 16 bytes at 128 and 144 with the separators "a" and "bc":
 *
 * <pre>
 * 02 00 00 00
 * 80 00 00 00 00 00 00 00 10 00 00 00 01 00 00 00
 * 90 00 00 00 00 00 00 00 10 00 00 00 03 00 00 00
 * 61 62 63
 * </pre>
 */
package dev.lsmkv.examples.index;
