package dev.lsmkv.core.commit;

import dev.lsmkv.core.error.Growth;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.OperationReader;
import dev.lsmkv.spi.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #BYTES} bytes of the disk, which ordinary writes leave alone: they are kept for
 * deletes, flushes, compactions and commits, which make space.
 *
 * <p>Nothing is set aside on the disk; the free space is asked for, after each {@value
 * #BYTES_BETWEEN_LOOKS} bytes written and, while there is too little, before each write. So writes
 * resume with the first that finds space again.
 *
 * <p>Thread: the leader's.
 */
public final class SpaceReserve {

  static final long BYTES = 8L << 20;

  static final long BYTES_BETWEEN_LOOKS = 1L << 20;

  private final Storage storage;
  private final Path directory;
  private final Growth growth;
  private long written = BYTES_BETWEEN_LOOKS;
  private boolean isShort;

  /**
   * The reserve of a store.
   *
   * @param storage the disk
   * @param directory the store's directory
   * @param growth is told whether ordinary writes have space
   */
  public SpaceReserve(Storage storage, Path directory, Growth growth) {
    this.storage = storage;
    this.directory = directory;
    this.growth = growth;
  }

  /**
   * Looks whether a write leaves the reserve alone.
   *
   * @param bytes what is to be written
   * @return why ordinary writes are to be refused, or null if they need not be
   */
  @Nullable IOException obstacle(long bytes) {
    written += bytes;
    if (!isShort && written < BYTES_BETWEEN_LOOKS) {
      return null;
    }
    written = 0;
    long usable = usableBytes();
    isShort = usable < BYTES + bytes;
    IOException obstacle = isShort ? noSpace(usable) : null;
    growth.reserveReached(obstacle);
    return obstacle;
  }

  private static IOException noSpace(long usable) {
    return new IOException(
        "No space left but "
            + usable
            + " bytes, and the last "
            + BYTES
            + " are kept for deletes and for work that frees space");
  }

  /** A disk that does not answer is not full: a write will show whether it is. */
  private long usableBytes() {
    try {
      return storage.usableBytes(directory);
    } catch (IOException _) {
      return Long.MAX_VALUE;
    }
  }

  /** Whether a batch only deletes, and so may use the reserve. */
  static boolean mayUse(EncodedBatch batch) {
    OperationReader operations = batch.operations();
    while (operations.next()) {
      if (operations.kind() != EntryKind.DELETE) {
        return false;
      }
    }
    return true;
  }
}
