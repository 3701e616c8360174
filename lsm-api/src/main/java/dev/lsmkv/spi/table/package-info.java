/**
 * The table format: how the sorted entries of an immutable table lie in its data file.
 *
 * <p>A format knows blocks and nothing else. The engine counts and hashes the entries while they go
 * by, builds the filter and the index out of what the format returns, writes their files and the
 * properties, forces them all, and maps and checks them again when the table is opened.
 */
package dev.lsmkv.spi.table;
