package dev.lsmkv.core.background;

import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.read.Readers;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.core.table.TableWriter;
import dev.lsmkv.core.version.StoreState;

/**
 * What flushes and compactions work with.
 *
 * @param state what is durable, and the way to change it
 * @param writer writes tables
 * @param opener opens them
 * @param readers who reads
 * @param health whether the store is well
 */
public record Engine(
    StoreState state, TableWriter writer, TableOpener opener, Readers readers, Health health) {}
