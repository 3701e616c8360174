/** The memtable: the newest writes, in memory, until a flush has made a table of them. */
package dev.lsmkv.spi.memtable;
