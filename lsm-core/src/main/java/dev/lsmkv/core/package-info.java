/** The engine: write path, read path, versions, manifests, recovery, default memtable. */
package dev.lsmkv.core;
