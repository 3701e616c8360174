/**
 * The one seam to the disk. Everything the store reads or writes goes through these interfaces, so
 * that a simulated disk can take the place of the file system and fail, tear and forget as real
 * ones do.
 *
 * <p>The rules that the second implementation checks, and the first relies on: a new file is
 * durable only after its own {@code force} <em>and</em> the {@code force} of its directory; so are
 * a rename and a delete after the directory's; a {@code force} that failed is final for that file.
 *
 * <p>This package depends on nothing else of the store.
 */
package dev.lsmkv.spi.storage;
