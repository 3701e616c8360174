package dev.lsmkv.core.salvage;

import dev.lsmkv.api.Damage;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.salvage.Survey.SurveyedRun;
import dev.lsmkv.core.table.SalvageCursor;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.table.TableOpener;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can still be read of a sorted run, table after table; one of them is open at a time. */
final class RunSource implements Source {

  private final SurveyedRun run;
  private final TableOpener opener;
  private final Losses losses;
  private final List<TableHandle> damaged = new ArrayList<>();
  private int index = -1;
  private boolean isDamaged;
  private @Nullable TableHandle table;
  private @Nullable SalvageCursor cursor;

  RunSource(SurveyedRun run, TableOpener opener, Losses losses) {
    this.run = run;
    this.opener = opener;
    this.losses = losses;
  }

  /** Is told of what cannot be read, before any entry behind it is shown. */
  interface Losses {

    /** A damaged place in a table of a run; the table stays open as long as the run. */
    void lost(SurveyedRun run, TableHandle table, Damage damage);

    /** A table is done with. */
    void passed(TableRecord table);
  }

  @Override
  public boolean next() {
    while (true) {
      if (cursor != null && cursor.next()) {
        return true;
      }
      leave();
      if (index + 1 >= run.tables().size()) {
        return false;
      }
      enter(run.tables().get(++index));
    }
  }

  private void enter(TableRecord record) {
    TableHandle entered = new TableHandle(record, opener);
    table = entered;
    cursor =
        entered.salvage(
            run.level(),
            damage -> {
              isDamaged = true;
              losses.lost(run, entered, damage);
            });
  }

  private void leave() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
    if (table != null) {
      if (isDamaged) {
        damaged.add(table); // its filter is still asked
      } else {
        table.close();
      }
      losses.passed(table.record());
      table = null;
      isDamaged = false;
    }
  }

  private SalvageCursor current() {
    if (cursor == null) {
      throw new IllegalStateException("the run is off an entry");
    }
    return cursor;
  }

  @Override
  public MemorySegment key() {
    return current().key();
  }

  @Override
  public long trailer() {
    return current().trailer();
  }

  @Override
  public MemorySegment value() {
    return current().value();
  }

  @Override
  public int rank() {
    return run.rank();
  }

  @Override
  public boolean isCertain() {
    return run.isCertain();
  }

  @Override
  public void close() {
    leave();
    damaged.forEach(TableHandle::close);
    index = run.tables().size();
  }
}
