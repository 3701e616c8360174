package dev.lsmkv.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a store is doing: a tree of records, taken at one moment. Counters count from the open; the
 * figures of different parts may be a few operations apart.
 *
 * @param state whether the store takes writes
 * @param lastSequence the sequence number of the newest visible write
 * @param memTables the memtables
 * @param wal the write-ahead log
 * @param levels level by level, from 0
 * @param tablesKnown the tables of the store
 * @param tablesOpen those that were read since the open, and so are open
 * @param tablesDamaged those set aside because of damage
 * @param filters what the filters saved
 * @param blockCache the cache of decompressed blocks
 * @param flushes the flushes
 * @param compactions the compactions
 * @param stalls how writers were slowed
 * @param recovery what the open did
 * @param damage the damaged ranges that reads or compactions have met since the open, as long as
 *     their table is part of the store: no compaction takes it any more
 */
public record StoreStats(
    State state,
    long lastSequence,
    MemTables memTables,
    Wal wal,
    List<LevelStats> levels,
    long tablesKnown,
    long tablesOpen,
    long tablesDamaged,
    Filters filters,
    BlockCacheStats blockCache,
    Flushes flushes,
    Compactions compactions,
    Stalls stalls,
    Recovery recovery,
    List<Damage> damage) {

  /** Copies the lists. */
  public StoreStats {
    levels = List.copyOf(levels);
    damage = List.copyOf(damage);
  }

  /**
   * Whether a store takes writes, and how it fails if it does. Of several that apply the one
   * furthest down counts. The store logs each change and notes it in a flight recording; the words
   * for a state are in the messages of the exceptions it leads to.
   */
  public enum State {
    /** It takes writes. */
    HEALTHY("healthy"),
    /** It takes writes, but slows them because compaction is behind. */
    DELAYED("writes delayed"),
    /**
     * It takes writes; some keys cannot be read because a block that may hold them is damaged
     * ({@link StoreStats#damage}).
     */
    DAMAGED_RANGE("damaged range"),
    /**
     * Its files cannot grow, mostly for want of space on the disk. What waits to be flushed is
     * tried again by itself; that there is room for the log is found by the next write that is
     * tried.
     */
    OUT_OF_SPACE("read-only until space returns"),
    /** It takes no writes until it is reopened, because an earlier write or force failed. */
    READ_ONLY_UNTIL_REOPENED("read-only until reopened"),
    /** It was opened for reading only. */
    READ_ONLY("read-only"),
    /** It is closed. */
    CLOSED("closed");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /**
     * The state in words, as messages and tools say it.
     *
     * @return a few words
     */
    public String words() {
      return words;
    }
  }

  /**
   * The memtables.
   *
   * @param activeBytes memory of the one being written
   * @param activeEntries versions in it
   * @param immutable how many wait to be flushed
   * @param immutableBytes memory of those
   * @param immutableMax how many may wait before writers do
   * @param rotations how often a new one was begun
   */
  public record MemTables(
      long activeBytes,
      long activeEntries,
      int immutable,
      long immutableBytes,
      int immutableMax,
      long rotations) {}

  /**
   * The write-ahead log.
   *
   * @param segments segments that hold writes not yet in tables, and prepared ones; before the
   *     first write, those of the log as it was found
   * @param appendedBytes bytes appended
   * @param groups records appended, each a group of batches
   * @param batches batches in them
   * @param forces how often the log was made durable
   */
  public record Wal(int segments, long appendedBytes, long groups, long batches, long forces) {}

  /**
   * A level.
   *
   * @param level its number
   * @param runs sorted runs in it
   * @param tables tables in it
   * @param bytes bytes of their files
   * @param entries their entries, tombstones included
   * @param tombstones their tombstones
   * @param tableLimit the most tables; {@link Long#MAX_VALUE} for no limit
   * @param byteLimit the most bytes; {@link Long#MAX_VALUE} for no limit
   * @param entryLimit the most entries; {@link Long#MAX_VALUE} for no limit
   * @param softRatio the part of each limit at which compaction begins
   */
  public record LevelStats(
      int level,
      int runs,
      long tables,
      long bytes,
      long entries,
      long tombstones,
      long tableLimit,
      long byteLimit,
      long entryLimit,
      double softRatio) {}

  /**
   * What the filters saved.
   *
   * @param checks how often a filter was asked
   * @param negatives how often it kept a read from a table
   * @param falsePositives how often it let a read through and the key was not there
   */
  public record Filters(long checks, long negatives, long falsePositives) {}

  /**
   * The cache of decompressed blocks.
   *
   * @param bytes memory taken, which is used again and not given back while the store is open
   * @param bytesMax its limit
   * @param hits blocks found
   * @param misses blocks not found
   */
  public record BlockCacheStats(long bytes, long bytesMax, long hits, long misses) {}

  /**
   * The flushes.
   *
   * @param count how many
   * @param entries entries written
   * @param bytes bytes of the tables made
   */
  public record Flushes(long count, long entries, long bytes) {}

  /**
   * The compactions.
   *
   * @param count merges
   * @param moves tables moved without rewriting
   * @param running merges under way
   * @param bytesIn bytes read
   * @param bytesOut bytes written
   * @param entriesDropped versions and tombstones that nobody needed
   * @param last the last failure, if the newest attempt failed
   */
  public record Compactions(
      long count,
      long moves,
      int running,
      long bytesIn,
      long bytesOut,
      long entriesDropped,
      Optional<String> last) {}

  /**
   * How writers were slowed.
   *
   * @param delayed writes that were delayed because compaction was behind, or a little so and the
   *     store was read a lot
   * @param delay the sum of those delays
   * @param stopped writes that waited for a memtable or for compaction
   * @param stop the sum of those waits
   */
  public record Stalls(long delayed, Duration delay, long stopped, Duration stop) {}

  /**
   * What the open did to bring the store back to where it was.
   *
   * @param segments segments read
   * @param records records replayed
   * @param operations operations in them
   * @param bytesDropped bytes of a torn tail, not acknowledged as durable, that were cut off; by an
   *     open for reading only they are passed over and stay
   * @param keptIn the files in {@code lost/} that keep what was cut off
   * @param tables tables made of what was replayed
   * @param orphans files that nothing named and that were removed
   * @param took how long it took, from the ROOT to the last replayed record
   */
  public record Recovery(
      int segments,
      long records,
      long operations,
      long bytesDropped,
      List<String> keptIn,
      int tables,
      int orphans,
      Duration took) {

    /** Copies the list. */
    public Recovery {
      keptIn = List.copyOf(keptIn);
    }
  }

  /**
   * Bytes written to tables for each byte flushed.
   *
   * @return 1 if nothing was compacted, 0 if nothing was flushed
   */
  public double writeAmplification() {
    return flushes.bytes() == 0
        ? 0
        : (double) (flushes.bytes() + compactions.bytesOut()) / flushes.bytes();
  }
}
