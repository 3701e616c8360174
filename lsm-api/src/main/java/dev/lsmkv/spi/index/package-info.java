/**
 * The block index: finds the block of a table that may hold a key. Sparse, since a block holds many
 * keys.
 */
package dev.lsmkv.spi.index;
