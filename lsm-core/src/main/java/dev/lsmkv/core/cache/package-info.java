/**
 * The engine's block cache: blocks that had to be decompressed, of all tables, within one bound on
 * bytes.
 *
 * <pre>
 * SharedBlockCache ── one ──> TableBlocks    the view of one table, what a table format is handed
 *                  ── 2^n ──> CacheShard     a part of the bound, and the lock for its changes
 *                                 ├─> BlockSlots    where a block is: a hash table, read without the lock
 *                                 └─> Slab          memory, filled and emptied from its beginning to its end
 * </pre>
 *
 * <p>A hit takes no lock and writes at most one flag: it copies the block out, and looks behind the
 * copy whether the block was given up meanwhile. A {@code CachedBlock} carries its own table and
 * number, so whatever a racing reader comes upon in the hash table, it takes nothing for the block
 * it wants that is not; the worst that a race does is a miss.
 *
 * <p>This package depends on {@code dev.lsmkv.spi.table} alone.
 */
package dev.lsmkv.core.cache;
