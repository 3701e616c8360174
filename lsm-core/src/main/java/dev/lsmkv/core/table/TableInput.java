package dev.lsmkv.core.table;

import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;

/**
 * Entries that are to become tables, one after the other: a source that stands on the first entry
 * not yet taken.
 *
 * <p>Thread: confined.
 */
public final class TableInput {

  /**
   * So many entries end a table, whatever its bytes: the hashes for its filter are held in memory,
   * 8 bytes each.
   */
  private static final long ENTRIES_MAX = 8L << 20;

  private final EntryCursor source;
  private final long bytesMax;
  private boolean hasEntry;
  private long entriesTaken;

  /**
   * The entries of a cursor.
   *
   * @param source a forward cursor before its first entry; stays the caller's to close
   * @param bytesMax the bytes of keys and values at which a table ends; {@link Long#MAX_VALUE} for
   *     one table
   * @throws IOException if the first entry cannot be read
   */
  public TableInput(EntryCursor source, long bytesMax) throws IOException {
    this.source = source;
    this.bytesMax = bytesMax;
    this.hasEntry = source.next();
  }

  /** Whether there is an entry that is in no table yet. */
  public boolean hasEntry() {
    return hasEntry;
  }

  /** The entries taken so far, into all tables. */
  public long entriesTaken() {
    return entriesTaken;
  }

  EntryCursor source() {
    return source;
  }

  boolean advance() throws IOException {
    hasEntry = source.next();
    return hasEntry;
  }

  void took() {
    entriesTaken++;
  }

  boolean isFull(long bytes, long entries) {
    return bytes >= bytesMax || (bytesMax != Long.MAX_VALUE && entries >= ENTRIES_MAX);
  }
}
