package dev.lsmkv.core.table;

import dev.lsmkv.core.manifest.TableRecord;

/**
 * What went into a table while it was written.
 *
 * @param entries the entries
 * @param keys the distinct keys
 * @param tombstones the tombstones
 * @param keyBytes the bytes of all keys
 * @param valueBytes the bytes of all values
 * @param bounds first and last key, oldest and newest sequence number
 */
record TableContents(
    long entries,
    long keys,
    long tombstones,
    long keyBytes,
    long valueBytes,
    TableRecord.Bounds bounds) {}
