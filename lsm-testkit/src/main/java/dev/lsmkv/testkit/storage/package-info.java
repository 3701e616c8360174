/**
 * A disk in memory: the second implementation of {@link dev.lsmkv.spi.storage}, for tests that must
 * be fast, look at what was made durable, or damage files.
 *
 * <p>A disk is a tree of nodes, as in a file system. A directory holds names and, beside them, the
 * names it held when it was last forced; a file holds extents and how much of them was forced. So
 * what a power cut would leave is known at any time.
 *
 * <p>This package depends on the storage interfaces alone.
 */
package dev.lsmkv.testkit.storage;
