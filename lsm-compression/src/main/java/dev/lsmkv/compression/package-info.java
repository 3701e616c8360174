/**
 * The compressions {@code lz4}, in pure Java and fast, and {@code zstd}, native and smaller.
 *
 * <p>{@code lz4} is encoded and decoded here, and encoded by LZ4-java where more effort is asked
 * for: {@link dev.lsmkv.compression.Lz4Decoder} has the reason.
 *
 * <p>May depend on {@code dev.lsmkv.spi}, LZ4-java and Zstd-jni, on nothing else of the store.
 *
 * <h2>Encodings</h2>
 *
 * <p>Both are public formats, so blocks can be read without this code. Neither has a checksum here:
 * the block around it has one. The length of a block before compression is not stored by {@code
 * lz4}; the table format knows it.
 *
 * <pre>
 * lz4   one LZ4 block: no frame, no length
 * zstd  one Zstandard frame (RFC 8878) with its content size, without checksum and dictionary
 * </pre>
 *
 * <h2>Example</h2>
 *
 * <p>The 28 bytes "lsm-kv lsm-kv lsm-kv lsm-kv!" in ASCII. What a compressor makes of them may
 * change with its version; that these bytes mean them may not.
 *
 * <pre>
 * lz4   7c 6c 73 6d 2d 6b 76 20 07 00 50 6d 2d 6b 76 21
 * zstd  28 b5 2f fd 20 1c 75 00 00 40 6c 73 6d 2d 6b 76 20 21 01 00 a2 8b 11
 * </pre>
 *
 * <h2>History</h2>
 *
 * <table>
 *   <caption>Versions</caption>
 *   <tr><th>since</th><th>change</th></tr>
 *   <tr><td>0.1.0</td><td>the first</td></tr>
 * </table>
 */
package dev.lsmkv.compression;
