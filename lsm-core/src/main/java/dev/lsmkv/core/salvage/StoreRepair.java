package dev.lsmkv.core.salvage;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.RepairReport;
import dev.lsmkv.api.StoreEngine;
import dev.lsmkv.api.WorkProgress;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.recovery.MemTableReplay;
import dev.lsmkv.core.salvage.Survey.SurveyedRun;
import dev.lsmkv.core.table.TableHandle;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The repair of a store: what is sound of it, copied into a new one. The rule by which an entry is
 * copied is in the description of this package. Thread: confined.
 */
public final class StoreRepair {

  private static final Comparator<Source> NEWEST_FIRST =
      Comparator.<Source, MemorySegment>comparing(Source::key, Key::compare)
          .thenComparing((a, b) -> Long.compareUnsigned(b.trailer(), a.trailer()))
          .thenComparing(source -> !source.isCertain());

  private final Patient patient;
  private final StoreEngine engine;
  private final WorkProgress progress;
  private final Findings findings = new Findings();
  private long bytesDone;
  private long missingUpTo; // of writes between the tables and the log
  private boolean isLogNewest;

  /**
   * A repair.
   *
   * @param patient the damaged store
   * @param engine opens the new one
   * @param progress is told how far it is
   */
  public StoreRepair(Patient patient, StoreEngine engine, WorkProgress progress) {
    this.patient = patient;
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * Copies what is sound.
   *
   * @param request the damaged store
   * @param target where the new one is to be
   * @return what was saved and what not
   */
  public RepairReport run(OpenRequest request, Path target) throws IOException {
    List<Long> before = patient.roots();
    Survey survey = new Surveyor(patient.layout(), findings).survey();
    List<MemTable> log = replay(survey);
    try (Salvaged salvaged = Salvaged.create(patient, engine, request, target)) {
      copy(survey, log, salvaged);
      if (!before.equals(patient.roots())) {
        throw patient.busy();
      }
      RepairReport report =
          new RepairReport(
              findings.damage(),
              findings.notes(),
              salvaged.entries(),
              salvaged.uncertain(),
              salvaged.reportPath(),
              salvaged.listingPath());
      salvaged.finish(RepairText.lines(patient.layout().root().path(), report));
      return report;
    }
  }

  private List<MemTable> replay(Survey survey) throws IOException {
    List<MemTable> tables = new ArrayList<>();
    MemTableReplay replay =
        new MemTableReplay(patient.parts().memTable(), patient.options(), tables::add);
    LogWalk walk = new LogWalk(patient, survey, findings, replay);
    walk.run();
    replay.finish();
    missingUpTo = walk.missingUpTo();
    isLogNewest = walk.isNewest();
    return tables;
  }

  private void copy(Survey survey, List<MemTable> log, Salvaged salvaged) throws IOException {
    Doubts doubts = new Doubts(survey.lostLevels());
    if (missingUpTo > 0) {
      doubts.add(new Doubts.Doubt(KeyRange.all(), _ -> true, missingUpTo, Survey.LOG));
    }
    List<Source> sources = new ArrayList<>();
    boolean isCertain = survey.isLogKnown() && isLogNewest;
    log.forEach(table -> sources.add(new LogSource(table.cursor(Direction.FORWARD), isCertain)));
    TableOpener opener = patient.opener(survey.root().store());
    Losses losses = new Losses(doubts, survey.bytes());
    survey.runs().forEach(run -> sources.add(new RunSource(run, opener, losses)));
    try {
      merge(sources, doubts, salvaged);
    } finally {
      sources.forEach(Source::close);
    }
  }

  private void merge(List<Source> sources, Doubts doubts, Salvaged salvaged) throws IOException {
    PriorityQueue<Source> queue = new PriorityQueue<>(NEWEST_FIRST);
    for (Source source : sources) {
      advance(source, queue);
    }
    while (!queue.isEmpty()) {
      takeKey(queue, doubts, salvaged);
    }
  }

  /** The newest version of a key decides; the others are passed over. */
  private static void takeKey(PriorityQueue<Source> queue, Doubts doubts, Salvaged salvaged)
      throws IOException {
    Source newest = queue.remove();
    byte[] key = newest.key().toArray(ValueLayout.JAVA_BYTE);
    if (!Trailer.isDelete(newest.trailer())) {
      byte[] value = newest.value().toArray(ValueLayout.JAVA_BYTE);
      boolean isUncertain =
          !newest.isCertain() || doubts.mayHoldNewer(key, newest.trailer(), newest.rank());
      if (isUncertain) {
        salvaged.list(key, value);
      } else {
        salvaged.put(key, value);
      }
    }
    advance(newest, queue);
    MemorySegment taken = MemorySegment.ofArray(key);
    while (!queue.isEmpty() && Key.compare(queue.peek().key(), taken) == 0) {
      advance(queue.remove(), queue);
    }
  }

  private static void advance(Source source, PriorityQueue<Source> queue) throws IOException {
    if (source.next()) {
      queue.add(source);
    }
  }

  /** Turns what cannot be read into doubts. */
  private final class Losses implements RunSource.Losses {

    private final Doubts doubts;
    private final long total;

    private Losses(Doubts doubts, long total) {
      this.doubts = doubts;
      this.total = total;
    }

    @Override
    public void lost(SurveyedRun run, TableHandle table, Damage damage) {
      findings.damage(damage);
      KeyRange keys = damage.keys().orElse(KeyRange.all());
      long maxSequence = table.record().bounds().maxSequence();
      doubts.add(new Doubts.Doubt(keys, table::mightContain, maxSequence, run.rank()));
    }

    @Override
    public void passed(TableRecord table) {
      bytesDone += table.bytes();
      progress.at(bytesDone, total);
    }
  }
}
