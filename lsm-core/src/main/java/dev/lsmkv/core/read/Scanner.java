package dev.lsmkv.core.read;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.core.environment.StackRoom;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.merge.MergingCursor;
import dev.lsmkv.core.merge.RunCursor;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.version.MemTableSlot;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.core.version.VersionSet;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Opens cursors over a version, which they hold until they are closed. Thread: safe for use from
 * many threads.
 */
public final class Scanner {

  private final VersionSet versions;
  private final LongSupplier visibleSequence;
  private final Health health;
  private final ReadSign sign;

  /**
   * A scanner.
   *
   * @param versions the versions
   * @param visibleSequence the newest sequence number that may be seen
   * @param health tells whether the store is closed
   * @param sign is left by each move of a cursor
   */
  public Scanner(VersionSet versions, LongSupplier visibleSequence, Health health, ReadSign sign) {
    this.versions = versions;
    this.visibleSequence = visibleSequence;
    this.health = health;
    this.sign = sign;
  }

  /**
   * Opens a cursor.
   *
   * @param range the keys
   * @param direction the way it goes
   * @param sequenceMax the sequence number of a live snapshot, or {@link Long#MAX_VALUE} for now
   * @return a cursor before its first entry
   */
  public Cursor scan(KeyRange range, Direction direction, long sequenceMax) {
    health.requireOpen();
    if (range.isEmpty()) {
      return new StoreCursor(new NoEntries(), health, sign, () -> {});
    }
    StackRoom.require(StackRoom.OF_A_WRITE); // or nobody would let go of the version
    Version version = versions.acquire();
    return scan(version, range, direction, Math.min(visibleSequence.getAsLong(), sequenceMax));
  }

  /** Opens a cursor over a version of which it takes over one reference. */
  private Cursor scan(Version version, KeyRange range, Direction direction, long sequence) {
    try {
      EntryCursor merged = merge(version, direction);
      ScanBounds bounds = new ScanBounds(range);
      StoreCursor.VisibleEntries entries =
          direction == Direction.FORWARD
              ? new ForwardEntries(merged, bounds, sequence)
              : new ReverseEntries(merged, bounds, sequence);
      return new StoreCursor(entries, health, sign, () -> versions.release(version));
    } catch (RuntimeException | Error e) {
      versions.release(version); // nobody else would, and its tables would stay for good
      throw e;
    }
  }

  /**
   * Opens a cursor on a version that the caller holds.
   *
   * @param version the version
   * @param range the keys
   * @param direction the way it goes
   * @param sequence the newest sequence number to be seen
   * @return a cursor before its first entry
   */
  public Cursor scanVersion(Version version, KeyRange range, Direction direction, long sequence) {
    health.requireOpen();
    if (range.isEmpty()) {
      return new StoreCursor(new NoEntries(), health, sign, () -> {});
    }
    versions.acquire(version);
    return scan(version, range, direction, sequence);
  }

  private static EntryCursor merge(Version version, Direction direction) {
    List<EntryCursor> sources = new ArrayList<>();
    sources.add(version.active().table().cursor(direction));
    for (MemTableSlot slot : version.immutable()) {
      sources.add(slot.table().cursor(direction));
    }
    for (List<List<TableHandle>> level : version.tables().levels()) {
      level.forEach(run -> sources.add(new RunCursor(run, direction)));
    }
    return new MergingCursor(sources, direction);
  }
}
