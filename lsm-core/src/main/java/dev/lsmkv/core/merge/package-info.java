/**
 * Sorted runs made into one: a run of tables as one cursor, several cursors as one, and what a
 * flush or a compaction may leave out of it.
 */
package dev.lsmkv.core.merge;
