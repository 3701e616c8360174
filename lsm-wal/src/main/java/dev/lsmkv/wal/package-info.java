/** The default write-ahead log. */
package dev.lsmkv.wal;
