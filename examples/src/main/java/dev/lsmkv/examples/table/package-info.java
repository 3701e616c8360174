/**
 * A table format, {@code example.sorted-array}: entries one behind the other, each a block of its
 * own, so that the block index is all that is needed to find one.
 *
 * <pre>
 * data file
 *      0  128  the header that every file has, written by the engine
 *    128       rows, to the end of the file
 *
 * row
 * offset size
 *      0    4  CRC32C of all that follows
 *      4    4  stored length
 *      8    4  raw length; larger than the stored one if the payload is compressed, else equal
 *     12       payload
 *
 * payload, decompressed
 *      0    8  trailer
 *      8    4  length of the key
 *     12       key, and behind it the value
 * </pre>
 *
 * <p>Numbers are little-endian. Example, the put of "k" → "v" with sequence number 1:
 *
 * <pre>
 * 74 19 1a b9 0e 00 00 00 0e 00 00 00 01 01 00 00 00 00 00 00 01 00 00 00 6b 76
 * </pre>
 */
package dev.lsmkv.examples.table;
