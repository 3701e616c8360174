package dev.lsmkv.spi.table;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An open, immutable table.
 *
 * <p>Thread: safe for use from many threads, whose interrupt flags may be set and stay so. The
 * engine may close the mapping beneath a point read, whose accesses then throw {@link
 * IllegalStateException}: that is to be let through as it is, and the engine reads elsewhere. It
 * never does so beneath an open cursor, save when the store is closed with cursors open. An {@link
 * InternalError} of the mapping, whose page the disk does not give, is let through likewise.
 *
 * <p>A table has no {@code close}: what it holds beside the mapping is left to the collector.
 *
 * <p>Damage is met where the damaged block is read, with a {@link
 * dev.lsmkv.spi.storage.CorruptFileException}; other blocks stay readable. By that exception alone
 * a store that is open knows damage, and sets the table aside; after any other {@link IOException},
 * one of a codec for instance, it tries again for ever.
 */
public interface Table {

  /**
   * Finds the newest version of a key with a sequence number at or below the lookup's.
   *
   * @param lookup key and sequence number
   * @return the version, tombstones included, its value a copy; or null if there is none
   * @throws IOException if the block that would hold it cannot be read
   */
  @Nullable Hit find(Lookup lookup) throws IOException;

  /**
   * Opens a cursor over all versions of all keys.
   *
   * @param direction the way it goes
   * @return a cursor before the first entry
   */
  EntryCursor cursor(Direction direction);
}
