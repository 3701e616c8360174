/**
 * A memtable, {@code example.sorted-map}: a sorted map of the JDK, one object or two for each
 * version. The map is a concurrent one, because reads go on while the one applier adds.
 */
package dev.lsmkv.examples.memtable;
