package dev.lsmkv.core.table;

import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.filter.FilterFormat;
import org.jspecify.annotations.Nullable;

/**
 * A point read on its way through the tables: its lookup, and the hash of its key, computed once
 * for each filter format.
 *
 * <p>Thread: confined.
 */
public final class PointRead {

  private final Lookup lookup;
  private @Nullable FilterFormat hashedBy;
  private long hash;

  /**
   * A point read.
   *
   * @param lookup key and sequence number
   */
  public PointRead(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Key and sequence number. */
  public Lookup lookup() {
    return lookup;
  }

  long hash(FilterFormat filter) {
    if (!filter.equals(hashedBy)) {
      hash = filter.hash(lookup.key(), 0, lookup.key().length);
      hashedBy = filter;
    }
    return hash;
  }
}
