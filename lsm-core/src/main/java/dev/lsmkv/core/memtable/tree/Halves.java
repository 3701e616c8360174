package dev.lsmkv.core.memtable.tree;

/**
 * What a full node became: two nodes that divide its reach.
 *
 * @param left the one before
 * @param separator the first entry of the reach of the one behind
 * @param right the one behind
 */
record Halves(Object left, long separator, Object right) {}
