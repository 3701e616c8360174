/**
 * Entries: what the memtable, the log, the tables and the merge hand to one another.
 *
 * <p>An entry is a key, a trailer and a value. The trailer is one {@code long}: the sequence number
 * of the write in the upper 56 bits, the {@link dev.lsmkv.spi.entry.EntryKind} in the lower 8.
 * Entries are ordered by key, as unsigned bytes, and within a key by trailer, newest first. Order
 * is by sequence number only; no clock takes part.
 *
 * <p>This package depends on nothing else of the store.
 */
package dev.lsmkv.spi.entry;
