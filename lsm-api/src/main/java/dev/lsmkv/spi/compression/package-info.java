/** Block compression. */
package dev.lsmkv.spi.compression;
