package dev.lsmkv.core.table;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.MissingProviderException;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.error.UnknownFormatException;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.spi.compaction.TableInfo;
import dev.lsmkv.spi.compaction.TableState;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One table of the store: opened when it is first read, closed when no version holds it any more,
 * and then deleted if it is no longer part of the store.
 *
 * <p>A point read takes no reference. If the table is closed beneath it, the access fails, and the
 * read starts over on a newer version, which does not hold this table.
 *
 * <p>Thread: safe for use from many threads. {@code references} counts the versions that hold the
 * table.
 */
public final class TableHandle {

  private static final int DAMAGE_MAX = 1_000;

  private final TableRecord record;
  private final TableOpener opener;
  private final byte[] first;
  private final byte[] last;
  private final AtomicInteger references = new AtomicInteger();
  private final Object files = new Object(); // held to retire; taken before the handle's monitor

  private volatile @Nullable OpenTable open;
  private volatile TableState state = TableState.READY;
  private volatile boolean obsolete;
  private boolean retired; // guarded by this
  private final Map<DamagedPlace, KeyRange> damage = new LinkedHashMap<>(); // guarded by this

  /**
   * A table that is not open yet.
   *
   * @param record what the manifest says of it
   * @param opener opens it
   */
  public TableHandle(TableRecord record, TableOpener opener) {
    this.record = record;
    this.opener = opener;
    this.first = record.first().toByteArray();
    this.last = record.last().toByteArray();
  }

  /** What the manifest says of it. */
  public TableRecord record() {
    return record;
  }

  /** Compares a key with the table's last. */
  public int compareLast(byte[] key) {
    return Arrays.compareUnsigned(last, key);
  }

  /** Compares a key with the table's first. */
  public int compareFirst(byte[] key) {
    return Arrays.compareUnsigned(first, key);
  }

  /** Whether it can be part of a plan. */
  public TableState state() {
    return state;
  }

  /** Marks it as an input of a compaction; a damaged table stays damaged. */
  public void beginWork() {
    markUnlessDamaged(TableState.BUSY);
  }

  /** Marks it as an input no longer; a damaged table stays damaged. */
  public void endWork() {
    markUnlessDamaged(TableState.READY);
  }

  private void markUnlessDamaged(TableState next) {
    synchronized (this) {
      if (state != TableState.DAMAGED) {
        state = next;
      }
    }
  }

  /**
   * Sets it aside, because its data is damaged, and remembers where.
   *
   * @param cause what was met
   */
  public void damaged(Throwable cause) {
    boolean isFirst;
    synchronized (this) {
      isFirst = state != TableState.DAMAGED && !retired;
      state = TableState.DAMAGED;
      remember(DamagedPlace.of(cause, opener.directory(record)));
    }
    if (isFirst) {
      opener.health().tableDamaged();
    }
  }

  private void remember(DamagedPlace place) {
    if (damage.size() < DAMAGE_MAX) {
      damage.computeIfAbsent(place, at -> at.keys(record, open));
    }
  }

  /**
   * The damage that was met.
   *
   * @param level the level the table is on, as the caller knows
   * @return the first so many places
   */
  public synchronized List<Damage> damage(int level) {
    List<Damage> list = new ArrayList<>();
    damage.forEach((place, keys) -> list.add(place.at(OptionalInt.of(level), keys)));
    return list;
  }

  /** What strategies see of it. */
  public TableInfo info() {
    return new TableInfo(
        record.number(),
        record.bytes(),
        record.entries(),
        record.tombstones(),
        record.first(),
        record.last(),
        state);
  }

  /**
   * Finds a key.
   *
   * @param read key and sequence number
   * @return the version, or null if there is none
   * @throws RetiredTableException if the table was closed: read again on a newer version
   * @throws IOException if the block that would hold it cannot be read
   */
  public @Nullable Hit find(PointRead read) throws IOException {
    try {
      return opened().find(read);
    } catch (CorruptFileException e) {
      damaged(e);
      throw e;
    }
  }

  /**
   * Opens a cursor. Requires: the caller holds a version that holds this table, for as long as the
   * cursor lives.
   *
   * @param direction the way it goes
   * @return a cursor before the first entry
   * @throws IOException if the table cannot be opened
   */
  public EntryCursor cursor(Direction direction) throws IOException {
    return opened().cursor(direction);
  }

  /**
   * Whether a key may be in the table, by its filter alone, which may be sound where the data is
   * not.
   *
   * @param key the key
   * @return false only if it certainly is not; true if the table is not open or has no filter
   */
  public boolean mightContain(byte[] key) {
    OpenTable table = open;
    return table == null || table.mightContain(key);
  }

  /**
   * Opens a cursor over what can still be read. Requires: as for {@link #cursor}.
   *
   * @param level the level the table is on, if it is known
   * @param losses is told of each damaged place as the cursor passes it
   * @return a cursor before the first entry
   */
  public SalvageCursor salvage(OptionalInt level, Consumer<Damage> losses) {
    SalvageCursor.Losses told =
        new SalvageCursor.Losses(record, opener.directory(record), level, losses);
    try {
      OpenTable table = opened();
      return new SalvageCursor(told, table.index(), table.cursor(Direction.FORWARD));
    } catch (MissingProviderException e) {
      throw e; // nothing is damaged, and with the provider all of it may be read
    } catch (UnknownFormatException e) {
      throw Failures.translate("Reading table " + record.number(), e); // nor is it here
    } catch (IOException | RuntimeException | InternalError e) {
      told.all(e);
      return new SalvageCursor(told, null, null);
    }
  }

  /** Opens the table now, for readers whose files may be deleted by another process at any time. */
  public void open() throws IOException {
    opened();
  }

  private OpenTable opened() throws IOException {
    OpenTable table = open;
    return table != null ? table : openNow();
  }

  private synchronized OpenTable openNow() throws IOException {
    if (retired) {
      throw new RetiredTableException();
    }
    OpenTable table = open;
    if (table == null) {
      try {
        table = opener.open(this);
      } catch (CorruptFileException | CorruptionException | UnknownFormatException e) {
        // Set aside: the second is of a file that is missing, the third of a newer release.
        damaged(e);
        throw e;
      }
      if (!opener.openTables().add(this)) {
        table.close();
        throw new RetiredTableException();
      }
      open = table;
    }
    return table;
  }

  /** Adds a version that holds this table. */
  public void retain() {
    references.incrementAndGet();
  }

  /**
   * Takes a version away.
   *
   * @return true if it was the last: the table is to be {@link #retire}d
   */
  public boolean release() {
    return references.decrementAndGet() == 0;
  }

  /** Whether a version holds it. */
  boolean isHeld() {
    return references.get() > 0;
  }

  /**
   * Says that the table is no longer part of the store, durably: its files are deleted once nobody
   * reads them.
   */
  public void obsolete() {
    obsolete = true;
  }

  /**
   * Closes the table for good, and deletes its files if it is obsolete.
   *
   * @throws IllegalStateException if it is being read at this moment; to be tried again
   * @throws IOException if its files cannot be deleted
   */
  public void retire() throws IOException {
    synchronized (files) {
      close();
      opener.forget(record);
      if (obsolete) {
        opener.delete(record);
      }
    }
  }

  /**
   * Works on the table's files, unless it was closed: then they may be gone, or are to be. It is
   * not retired meanwhile.
   *
   * @param work reads or changes them
   * @throws IOException if {@code work} fails
   */
  void withFiles(FilesWork work) throws IOException {
    synchronized (files) {
      if (!isRetired()) {
        work.run();
      }
    }
  }

  /** Work on a table's files. */
  interface FilesWork {

    void run() throws IOException;
  }

  private synchronized boolean isRetired() {
    return retired;
  }

  /**
   * Closes the table for good.
   *
   * @throws IllegalStateException if it is being read at this moment; to be tried again
   */
  public synchronized void close() {
    if (state == TableState.DAMAGED && !retired) {
      opener.health().damagedTableGone();
    }
    retired = true;
    OpenTable table = open;
    if (table != null) {
      table.close();
      open = null;
      opener.openTables().remove(this);
    }
  }
}
