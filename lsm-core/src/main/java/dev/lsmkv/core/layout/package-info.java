/**
 * Where everything is in a store's directory; every file name is made and parsed here, and made
 * from numbers only.
 *
 * <pre>
 * LOCK                                    opened once while the store is open, never deleted
 * ROOT-0000000007.json                    the one commit point; the last two are kept
 * manifests/manifest_l0.000012.json       one manifest a level, immutable; the number is that of the ROOT that made it
 * wal/000031.log                          segments of the write-ahead log
 * sstables/sstable_000042/                one directory a table: data.FORMAT, filter.ID, index.ID, table.json
 * lost/                                   what recovery set aside
 * </pre>
 */
package dev.lsmkv.core.layout;
