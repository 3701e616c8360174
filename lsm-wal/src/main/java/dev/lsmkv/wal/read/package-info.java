/**
 * Reads a segment back and decides how it ended.
 *
 * <p>A record that is not whole is either a write that a crash cut short, to be dropped, or damage
 * to what was durable, never to be dropped. {@link dev.lsmkv.wal.read.SegmentReader} reads records
 * one after the other; at the first bad one {@link dev.lsmkv.wal.read.Resync} looks behind it for a
 * record that says so much was durable. It may have to check as many claims of a record as there
 * are offsets; {@link dev.lsmkv.wal.read.Claims} checks each in bounded time, since the checksum of
 * a long record can be put together from those of its parts ({@link
 * dev.lsmkv.wal.read.WindowChecksums}, {@link dev.lsmkv.wal.read.ChecksumShift}).
 */
package dev.lsmkv.wal.read;
