package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.storage.MemoryStorage;
import dev.lsmkv.testkit.storage.PowerCut;

/**
 * A moment at which everything may stop.
 *
 * @param cut what a power cut can leave
 * @param killed what a kill of the process leaves
 * @param durable the writes that a power cut must leave
 * @param kept the writes that a kill must leave
 * @param begun the writes that may be there
 */
record Crash(PowerCut cut, MemoryStorage killed, int durable, int kept, int begun) {}
