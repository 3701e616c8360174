/** Compaction strategies; leveled is the default. */
package dev.lsmkv.compaction;
