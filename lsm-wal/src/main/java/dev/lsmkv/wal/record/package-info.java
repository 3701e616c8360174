/**
 * The bytes of a segment, the same for both logs. Numbers are little-endian and unsigned; offsets
 * count from the beginning of the file.
 *
 * <pre>
 * segment
 * offset size
 *      0  128  file header, see dev.lsmkv.spi.storage.FileHeader; the role is WAL
 *    128    8  log id: a random number
 *    136    4  zero
 *    140    4  CRC32C of bytes 0 to 139
 *    144       records, one behind the other, to the end of the log
 *
 * record, at an offset p that is a multiple of 8
 * offset size
 *      0    4  length of the payload, 1 to 2^31-65; 0 is no record but the end of the log
 *      4    4  CRC32C of: log id u64, p u64, bytes 0 to 3, and all from byte 8 to the next record
 *      8    8  syncedUpTo, at most p: all before this offset was durable when the record was built
 *     16    8  sequence number of the first operation; they have 56 bits
 *     24    4  count of operations, 1 or more
 *     28  len  payload: exactly count operations, see dev.lsmkv.spi.entry.EncodedBatch
 *        0..7  zeros up to a multiple of 8; the checksum covers them
 * </pre>
 *
 * <p>The checksum starts from the log id and the offset. So bytes that an earlier log left in a
 * recycled file, a record at another place than it was written to, and a record in the value of a
 * user who stores logs in his store are not records of this log.
 *
 * <p>A record holds one group, whole or not at all. Sequence numbers strictly increase: a record's
 * first is at least the previous record's first plus its count. Gaps are allowed (writes that were
 * not logged); whether one is right is the engine's business, as is continuity from segment to
 * segment.
 *
 * <p>The log ends at the first offset where no record is. In the {@code mapped} log zeros follow,
 * to the end of the space made for it; the {@code channel} log's file just ends. Fewer than 28
 * bytes, or anything that does not validate, are an end as well: a clean one if nothing but zeros
 * follows, else a torn one, unless a record behind it has {@code syncedUpTo} above it. Then it is
 * damage, see {@code dev.lsmkv.wal.read}. The last record that was made durable has no witness:
 * damage to it looks like a torn end.
 *
 * <p>Example, a {@code channel} segment of two records: put "k" → "vv" with sequence number 1,
 * forced; then, in one group, delete "k" and put "a" → "" and "b" → "1", which begin at byte 184
 * and know of the force.
 *
 * <pre>
 * 0000  6c 73 6d 2d 6b 76 0d 0a 01 01 00 00 00 00 00 00
 * 0010  ef cd ab 89 67 45 23 01 21 43 65 87 a9 cb ed 0f  store
 * 0020  07 00 00 00 00 00 00 00 63 68 61 6e 6e 65 6c 00  number 7, "channel"
 * 0030  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
 * 0040  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
 * 0050  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
 * 0060  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
 * 0070  00 00 00 00 00 00 00 00 00 00 00 00 ca 88 b3 91
 * 0080  88 77 66 55 44 33 22 11 00 00 00 00 da 4d ec ac  log id
 * 0090  07 00 00 00 82 3b 75 d3 90 00 00 00 00 00 00 00  7 bytes, synced up to 144
 * 00a0  01 00 00 00 00 00 00 00 01 00 00 00 01 00 01 02  sequence 1, 1 operation, the put
 * 00b0  6b 76 76 00 00 00 00 00 0f 00 00 00 b4 32 77 e1  padding; 15 bytes
 * 00c0  b8 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00  synced up to 184, sequence 2
 * 00d0  03 00 00 00 00 00 01 6b 01 00 01 00 61 01 00 01  3 operations
 * 00e0  01 62 31 00 00 00 00 00
 * </pre>
 *
 * <table>
 * <caption>History</caption>
 * <tr><th>ids</th><th>since</th><th>what changed</th></tr>
 * <tr><td>mapped, channel</td><td>0.1.0</td><td>the first format</td></tr>
 * </table>
 */
package dev.lsmkv.wal.record;
