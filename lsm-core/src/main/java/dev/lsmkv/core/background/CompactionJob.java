package dev.lsmkv.core.background;

import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.merge.MergingCursor;
import dev.lsmkv.core.merge.RetentionCursor;
import dev.lsmkv.core.merge.RunCursor;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.table.TableInput;
import dev.lsmkv.core.version.Version;
import dev.lsmkv.core.version.VersionSet;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;

/**
 * One compaction under way: reads its inputs from a version that it holds, writes the outputs,
 * commits, and marks the inputs obsolete only then. Thread: confined.
 */
final class CompactionJob {

  private final CompactionTask task;
  private final Engine engine;
  private final Rests rests;
  private final Set<TableHandle> inputs;
  private final List<TableHandle> outputs = new ArrayList<>();
  private boolean isInstalled;
  private long entriesDropped;

  /**
   * A job.
   *
   * @param task what it is to do
   * @param engine what it works with
   * @param mayRest whether it may rest for those who read, at a time of {@link System#nanoTime}
   */
  CompactionJob(CompactionTask task, Engine engine, LongPredicate mayRest) {
    this.task = task;
    this.engine = engine;
    this.rests = new Rests(mayRest, System::nanoTime, LockSupport::parkNanos);
    this.inputs = new HashSet<>(task.inputs());
  }

  /** What was read, in bytes of tables; 0 for a move. */
  long bytesIn() {
    return task.kind() == CompactionTask.Kind.MERGE ? bytes(task.inputs()) : 0;
  }

  /** What was written, in bytes of tables. */
  long bytesOut() {
    return bytes(outputs);
  }

  /** The versions and tombstones left out. */
  long entriesDropped() {
    return entriesDropped;
  }

  void run() throws IOException {
    CompactionEvent event = new CompactionEvent();
    event.begin();
    switch (task.kind()) {
      case MERGE -> merge();
      case MOVE -> install(task.inputs());
      case DROP -> drop();
    }
    event.reason = task.reason();
    event.level = task.target().level();
    event.inputs = inputs.size();
    event.outputs = outputs.size();
    event.bytesIn = bytesIn();
    event.bytesOut = bytesOut();
    event.commit();
  }

  private void merge() throws IOException {
    VersionSet versions = engine.state().versions();
    Version version = versions.acquire();
    try {
      writeOutputs(version);
      install(outputs);
      inputs.forEach(TableHandle::obsolete);
    } finally {
      versions.release(version);
    }
  }

  private void drop() throws IOException {
    VersionSet versions = engine.state().versions();
    Version version = versions.acquire();
    try {
      install(List.of());
      inputs.forEach(TableHandle::obsolete);
    } finally {
      versions.release(version);
    }
  }

  private void install(List<TableHandle> tables) throws IOException {
    engine.state().installTables(new TablesEdit(task, inputs, tables)::apply);
    isInstalled = true;
  }

  private void writeOutputs(Version version) throws IOException {
    RunOrder order = RunOrder.of(version.tables(), inputs, task.target());
    BeneathTables beneath = new BeneathTables(order.beneath(inputs));
    long[] snapshots = engine.readers().snapshots().sequences();
    EntryCursor merged =
        new BackgroundCursor(
            new MergingCursor(sources(order), Direction.FORWARD), engine.health(), rests);
    try (RetentionCursor needed = new RetentionCursor(merged, snapshots, beneath)) {
      TableInput input = new TableInput(needed, task.tableBytesMax());
      while (input.hasEntry()) {
        rests.workBegins();
        long number = engine.state().allocateNumber();
        TableRecord record = engine.writer().write(number, task.target().level(), input);
        outputs.add(new TableHandle(record, engine.opener()));
      }
      entriesDropped = needed.dropped();
      needed.requireComplete("a compaction", input.entriesTaken(), entriesIn());
    }
  }

  /** The inputs of each run as one cursor. */
  private List<EntryCursor> sources(RunOrder order) {
    List<EntryCursor> sources = new ArrayList<>();
    for (List<TableHandle> run : order.runs()) {
      List<TableHandle> chosen = run.stream().filter(inputs::contains).toList();
      if (!chosen.isEmpty()) {
        sources.add(new RunCursor(chosen, Direction.FORWARD));
      }
    }
    return sources;
  }

  private long entriesIn() {
    return task.inputs().stream().mapToLong(table -> table.record().entries()).sum();
  }

  private static long bytes(List<TableHandle> tables) {
    return tables.stream().mapToLong(table -> table.record().bytes()).sum();
  }

  /**
   * What is left of a job that failed: outputs that nothing names, which the next open would remove
   * too. Whatever fails once they are installed, they stay.
   */
  void discardOutputs() {
    if (isInstalled) {
      return;
    }
    for (TableHandle output : outputs) {
      output.obsolete();
      try {
        output.retire();
      } catch (IOException e) {
        System.getLogger(CompactionJob.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "Could not delete table " + output.record().number(),
                e);
      }
    }
  }

  /** The store is being closed. */
  static final class CompactionStoppedException extends IOException {

    private static final long serialVersionUID = 1L;

    CompactionStoppedException() {
      super("the store is being closed");
    }
  }
}
