/**
 * The write-ahead logs that come with lsm-kv: one record format, two ways to get it to the disk.
 *
 * <ul>
 *   <li>{@link dev.lsmkv.wal.MappedWalProvider mapped}, the default, stores into space that was
 *       filled with zeros and mapped before: an append needs no call to the kernel.
 *   <li>{@link dev.lsmkv.wal.ChannelWalProvider channel} writes to the end of a file, for file
 *       systems where filling with zeros reserves nothing or mappings are not to be trusted.
 * </ul>
 *
 * <p>The rooms: {@code record} says how a segment's bytes lie, {@code write} appends them, {@code
 * read} reads them back and decides how a segment ended. {@code write} and {@code read} know {@code
 * record} and not each other; this package joins them.
 */
package dev.lsmkv.wal;
