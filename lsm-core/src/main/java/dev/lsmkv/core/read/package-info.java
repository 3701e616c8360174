/**
 * Reading: one key, or a range of keys, from a version of the store.
 *
 * <p>The version is always taken before the sequence number. So whatever a reader may see is in its
 * version: the writes that came in between are beyond the version's newest memtable, and what the
 * version holds is a prefix of all writes.
 */
package dev.lsmkv.core.read;
