package dev.lsmkv.spi.wal;

import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.StorageFile;

/**
 * Where a segment is, and who it is.
 *
 * @param file the file
 * @param identity what its header says ({@link dev.lsmkv.spi.storage.FileHeader})
 * @param bytesExpected about how many bytes will be appended; more may come
 */
public record WalSegment(StorageFile file, FileIdentity identity, long bytesExpected) {}
