/** Block compression: lz4 and zstd. */
package dev.lsmkv.compression;
