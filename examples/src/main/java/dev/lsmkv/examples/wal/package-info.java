/**
 * A write-ahead log, {@code example.length-prefixed}: records one behind the other, each led by its
 * length, and each made durable before its append returns. That costs a wait for the disk where
 * {@code Durability.OS} asks for none; for it, only the last record of a segment can ever be torn,
 * and a bad record with a good one behind it is damage.
 *
 * <pre>
 * segment
 *      0  128  the header that every file has
 *    128       records, to the end of the file
 *
 * record, at an offset p
 * offset size
 *      0    4  length of the payload, above 0
 *      4    4  count of operations
 *      8    8  sequence number of the first operation
 *     16    4  CRC32C of the payload
 *     20    4  CRC32C of: the header of the file, p u64, and bytes 0 to 19
 *     24       payload: the operations, see dev.lsmkv.spi.entry.EncodedBatch
 * </pre>
 *
 * <p>Numbers are little-endian. The second checksum begins with the file's header and the offset,
 * so that a record of another file or place is none here, were it even the value of somebody who
 * stores logs. It covers no payload, so that it can be tried at every offset of a torn end.
 */
package dev.lsmkv.examples.wal;
