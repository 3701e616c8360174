/** The bytes of a segment, for both logs. */
package dev.lsmkv.wal.record;
