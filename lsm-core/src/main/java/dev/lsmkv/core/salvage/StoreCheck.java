package dev.lsmkv.core.salvage;

import dev.lsmkv.api.CheckReport;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.WorkProgress;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.salvage.Survey.SurveyedRun;
import dev.lsmkv.core.table.TableCheck;
import dev.lsmkv.core.table.TableOpener;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The check of a store: every ROOT, manifest, table and log segment, without opening it. It takes
 * no lock and writes nothing; if a writer goes on meanwhile, and files it has done with are found
 * to be missing, all is looked at again.
 */
public final class StoreCheck {

  private static final int ATTEMPTS_MAX = 3;

  private final Patient patient;
  private final WorkProgress progress;
  private Findings findings = new Findings();
  private long tables;
  private long entries;
  private long bytes;

  /**
   * A check.
   *
   * @param patient the store
   * @param progress is told how far it is
   */
  public StoreCheck(Patient patient, WorkProgress progress) {
    this.patient = patient;
    this.progress = progress;
  }

  /** Checks everything. */
  public CheckReport run() throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      List<Long> before = patient.roots();
      CheckReport report = once();
      if (report.isSound() || before.equals(patient.roots())) {
        return report;
      }
    }
    throw patient.busy();
  }

  private CheckReport once() throws IOException {
    findings = new Findings();
    tables = 0;
    entries = 0;
    bytes = 0;
    Survey survey = new Surveyor(patient.layout(), findings).survey();
    checkTables(survey);
    LogWalk log = new LogWalk(patient, survey, findings, (_, _) -> {});
    log.run();
    return new CheckReport(
        findings.damage(),
        findings.notes(),
        new CheckReport.Volume(tables, entries, log.segments(), log.records()));
  }

  private void checkTables(Survey survey) {
    TableOpener opener = patient.opener(survey.root().store());
    TableCheck check =
        new TableCheck(patient.layout(), survey.root().store(), patient.parts(), opener);
    long total = survey.bytes();
    for (SurveyedRun run : survey.runs()) {
      for (TableRecord table : run.tables()) {
        if (run.isCertain()) {
          checkSequence(survey, table);
        }
        long before = bytes;
        entries +=
            check.check(
                table,
                run.level(),
                this::found,
                read -> progress.at(before + table.bytes() * read / table.entries(), total));
        tables++;
        bytes += table.bytes();
        progress.at(bytes, total);
      }
    }
  }

  private void found(Damage damage) {
    findings.damage(damage);
  }

  /** A ROOT knows the newest sequence number in its tables. */
  private void checkSequence(Survey survey, TableRecord table) {
    if (table.bounds().maxSequence() > survey.root().lastSequence()) {
      findings.damage(
          new CorruptFileException(
              patient.layout().table(table.number()).path(),
              0,
              "sequence numbers up to " + survey.root().lastSequence() + ", as the ROOT says",
              "up to " + table.bounds().maxSequence()),
          patient.layout().root().path(),
          Optional.empty());
    }
  }
}
