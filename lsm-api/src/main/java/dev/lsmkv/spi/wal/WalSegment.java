package dev.lsmkv.spi.wal;

import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.StorageFile;

/**
 * Where a segment is, and who it is.
 *
 * @param file the file
 * @param identity what its header says ({@link dev.lsmkv.spi.storage.FileHeader})
 * @param bytesExpected about how many bytes will be appended; more may come. Of a segment that is
 *     read it says nothing
 * @param use what is mostly going to be done with it; says nothing of a segment that is read
 */
public record WalSegment(StorageFile file, FileIdentity identity, long bytesExpected, Use use) {

  /** Whether most records will be forced, or few. Either is right for both, at other costs. */
  public enum Use {
    /** Most appends are followed by a force, which should be quick. */
    FORCED,
    /** Few are, and so nothing should be forced for the sake of later forces. */
    SELDOM_FORCED
  }
}
