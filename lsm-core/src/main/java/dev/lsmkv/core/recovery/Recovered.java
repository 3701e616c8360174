package dev.lsmkv.core.recovery;

import dev.lsmkv.api.StoreStats;

/**
 * What recovery has found.
 *
 * @param lastSequence the newest sequence number in tables and log
 * @param report what it did
 */
public record Recovered(long lastSequence, StoreStats.Recovery report) {}
