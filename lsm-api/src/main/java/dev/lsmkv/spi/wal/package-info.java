/**
 * The write-ahead log: segments that hold what the memtables hold, so that it outlives the process.
 *
 * <p>The engine decides which segments there are, when they begin and end, and in which order
 * records go in; a plug-in decides how a record lies in a segment and how its damage is told from a
 * write that was cut short.
 */
package dev.lsmkv.spi.wal;
