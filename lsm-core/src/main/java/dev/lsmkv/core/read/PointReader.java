package dev.lsmkv.core.read;

import dev.lsmkv.api.LsmException;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.error.Recorder;
import dev.lsmkv.core.table.PointRead;
import dev.lsmkv.core.table.RetiredTableException;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.LevelTables;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.core.version.VersionSet;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest visible version of one key: in the memtables, then on level 0 from the newest
 * run on, then in one table of each run of the deeper levels.
 *
 * <p>Takes no lock and no reference. A table that is closed beneath the read fails the access; the
 * read then starts over, on the version that has replaced it.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class PointReader {

  private final VersionSet versions;
  private final LongSupplier visibleSequence;
  private final Health health;
  private final ReadSign sign;

  /**
   * A reader.
   *
   * @param versions the versions
   * @param visibleSequence the newest sequence number that may be seen
   * @param health tells whether the store is closed
   * @param sign is left by each read
   */
  public PointReader(
      VersionSet versions, LongSupplier visibleSequence, Health health, ReadSign sign) {
    this.versions = versions;
    this.visibleSequence = visibleSequence;
    this.health = health;
    this.sign = sign;
  }

  /**
   * Finds a key as it is now.
   *
   * @param key the key
   * @return its newest version, tombstones included, or null
   */
  public @Nullable Hit find(byte[] key) {
    return find(key, Long.MAX_VALUE);
  }

  /**
   * Finds a key as it was.
   *
   * @param key the key
   * @param sequenceMax the sequence number of a live snapshot, or {@link Long#MAX_VALUE} for now
   * @return the newest version up to it, tombstones included, or null
   */
  public @Nullable Hit find(byte[] key, long sequenceMax) {
    sign.leave();
    while (true) {
      health.requireOpen();
      Version version = versions.current();
      long sequence = Math.min(visibleSequence.getAsLong(), sequenceMax);
      try {
        return find(version, new Lookup(key, sequence));
      } catch (RetiredTableException | IllegalStateException e) {
        requireReplaced(version, e);
      } catch (LsmException e) {
        health.requireOpen(); // or the files may belong to somebody else by now
        throw e;
      }
    }
  }

  private void requireReplaced(Version version, Exception failure) {
    health.requireOpen();
    if (versions.current() == version) {
      throw new IllegalStateException("a table of the current version was closed", failure);
    }
  }

  /**
   * Finds a key in a version that the caller holds.
   *
   * @param version the version
   * @param lookup key and sequence number
   * @return the newest version of the key, tombstones included, or null
   */
  public static @Nullable Hit find(Version version, Lookup lookup) throws RetiredTableException {
    @Nullable SlowReadEvent event = Recorder.isThere() ? SlowReadEvent.begun("get") : null;
    Hit hit = version.active().table().find(lookup);
    List<MemTableSlot> waiting = version.immutable();
    for (int i = 0; hit == null && i < waiting.size(); i++) {
      hit = waiting.get(i).table().find(lookup);
    }
    Hit found = hit != null ? hit : find(version.tables(), new PointRead(lookup));
    if (event != null) {
      event.commit();
    }
    return found;
  }

  private static @Nullable Hit find(LevelTables tables, PointRead read)
      throws RetiredTableException {
    List<List<List<TableHandle>>> levels = tables.levels();
    for (int level = 0; level < levels.size(); level++) {
      List<List<TableHandle>> runs = levels.get(level);
      for (int run = 0; run < runs.size(); run++) {
        Hit hit = findInRun(runs.get(run), read, level);
        if (hit != null) {
          return hit;
        }
      }
    }
    return null;
  }

  private static @Nullable Hit findInRun(List<TableHandle> run, PointRead read, int level)
      throws RetiredTableException {
    byte[] key = read.lookup().key();
    int low = 0;
    int high = run.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (run.get(middle).compareLast(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < run.size() && run.get(low).compareFirst(key) <= 0
        ? findInTable(run.get(low), read, level)
        : null;
  }

  private static @Nullable Hit findInTable(TableHandle table, PointRead read, int level)
      throws RetiredTableException {
    try {
      return table.find(read);
    } catch (RetiredTableException e) {
      throw e;
    } catch (IOException e) {
      throw Failures.translate(
          "Reading table " + table.record().number(), e, OptionalInt.of(level));
    } catch (InternalError e) {
      throw Failures.fault("Reading table " + table.record().number(), e);
    }
  }
}
