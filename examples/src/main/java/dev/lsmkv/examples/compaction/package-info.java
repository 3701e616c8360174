/**
 * A compaction strategy, {@code example.single-run}: whenever a few flushed tables have gathered,
 * everything is merged into one sorted run. Reads and scans are the quickest there are, and each
 * byte is written again and again: for small stores that are read much.
 */
package dev.lsmkv.examples.compaction;
