package dev.lsmkv.bench.engine;

import dev.lsmkv.api.Durability;

/**
 * What every engine is asked for; what it lacks it does without, and says so.
 *
 * @param durability {@link Durability#SYNC} for a forced log with each write, {@link Durability#OS}
 *     for none
 * @param compression of files
 * @param valueBytes about how long values are
 */
public record EngineSettings(Durability durability, Compression compression, int valueBytes) {

  /** The size of a write buffer, {@value}: 64 MiB. */
  public static final long WRITE_BUFFER_BYTES = 64L << 20;

  /** How many write buffers there may be, the ones that wait for a flush included, {@value}. */
  public static final int WRITE_BUFFERS = 5;

  /** The size of the cache of blocks or pages, {@value}: 256 MiB. */
  public static final long CACHE_BYTES = 256L << 20;

  /** The bits of a bloom filter for each key, {@value}. */
  public static final int FILTER_BITS = 10;

  /** The threads for flushes and compactions together, {@value}. */
  public static final int BACKGROUND_THREADS = 2;

  /** Whether each write is to be on the disk when it returns. */
  public boolean isSynced() {
    return durability == Durability.SYNC;
  }
}
