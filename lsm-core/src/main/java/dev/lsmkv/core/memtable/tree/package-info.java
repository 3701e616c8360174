/** The default memtable. */
package dev.lsmkv.core.memtable.tree;
