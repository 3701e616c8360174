/**
 * Appends records to a segment.
 *
 * <p>{@link dev.lsmkv.wal.write.SegmentWriter} is the log; a {@link dev.lsmkv.wal.write.LogOutput}
 * brings its bytes to the disk, through a mapping or through calls. Whatever fails, fails for good,
 * unless all of it can be taken back: behind a record that may be half there nothing is appended,
 * and a {@code force} that failed once proves nothing when it succeeds later.
 */
package dev.lsmkv.wal.write;
