package dev.lsmkv.core.read;

/**
 * What flushes and compactions have to know of those who read.
 *
 * @param snapshots what is to be kept for them
 * @param sign whether there are any now
 */
public record Readers(SnapshotRegistry snapshots, ReadSign sign) {}
