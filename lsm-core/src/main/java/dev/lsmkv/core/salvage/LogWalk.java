package dev.lsmkv.core.salvage;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.recovery.LogReplay;
import dev.lsmkv.core.salvage.Survey.SurveyedRun;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalVisitor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Reads the log as an open would, up to the first damage, and then verifies what is behind it,
 * which does not survive. Thread: confined.
 */
final class LogWalk {

  private final Patient patient;
  private final Survey survey;
  private final Root root;
  private final Findings findings;
  private final LogReplay replay;
  private long records;
  private long recordsBehind;
  private int segments;
  private boolean isBroken;

  LogWalk(Patient patient, Survey survey, Findings findings, WalVisitor target) {
    this.patient = patient;
    this.survey = survey;
    this.root = survey.root();
    this.findings = findings;
    this.replay = new LogReplay(patient.layout(), patient.parts(), root, target);
    if (!survey.isSequenceKnown()) {
      replay.mayBeginLater();
    }
  }

  void run() throws IOException {
    for (long number : root.wal()) {
      segments++;
      if (isBroken) {
        verify(number);
      } else {
        replay(number);
      }
    }
    for (LogReplay.Cut cut : replay.cuts()) {
      if (cut.bytes() > 0) {
        findings.note(
            file(cut.segment()).path()
                + " ends with "
                + cut.bytes()
                + " bytes, from byte "
                + cut.from()
                + " on, of writes that a crash cut short");
      }
    }
    if (replay.missingUpTo() > 0) {
      findings.note(
          "The ROOT is lost, and the log begins behind sequence number "
              + replay.missingUpTo()
              + ", which is in no table: what is only in tables is uncertain");
    }
    if (recordsBehind > 0) {
      findings.note(
          recordsBehind + " whole records of the log lie behind its first damage and do not count");
    }
    records = replay.records();
    if (records > 0 && !isNewest()) {
      findings.note(
          "No ROOT and no manifest is left, and not all of the log that there was: its entries are uncertain");
    }
  }

  /**
   * Whether what was replayed is certain to be the newest that there was. It follows on what tables
   * hold that are part of the store. Where none is known to be, segments may be left over that are
   * in tables already, since they are not always deleted in their order.
   */
  boolean isNewest() {
    boolean isAnyKnown = survey.runs().stream().anyMatch(SurveyedRun::isCertain);
    return survey.isSequenceKnown() || isAnyKnown || (!replay.hasGap() && reachesAllTables());
  }

  private boolean reachesAllTables() {
    return survey.runs().stream()
        .flatMap(run -> run.tables().stream())
        .allMatch(table -> table.bounds().maxSequence() <= replay.lastSequence());
  }

  private StorageFile file(long number) {
    return patient.layout().walFile(number);
  }

  private void replay(long number) throws IOException {
    try {
      replay.replay(number);
    } catch (IOException | CorruptionException e) {
      isBroken = true;
      findings.damage(e, file(number).path(), Optional.empty());
      if (e instanceof CorruptFileException) {
        countBehind(number);
      }
    }
  }

  /** Reads a segment for its own sake. */
  private void verify(long number) throws IOException {
    try {
      recordsBehind += read(number);
    } catch (NoSuchFileException _) {
      findings.damage(
          new CorruptFileException(file(number).path(), 0, "a file named by the ROOT", "no file"),
          file(number).path(),
          Optional.empty());
    } catch (IOException e) {
      findings.damage(e, file(number).path(), Optional.empty());
    }
  }

  /**
   * A segment that is whole and only cannot follow the one before it is lost with all its records.
   */
  private void countBehind(long number) throws IOException {
    try {
      recordsBehind += read(number);
    } catch (IOException _) {
      // noted already
    }
  }

  private long read(long number) throws IOException {
    StorageFile file = file(number);
    WalSegment segment = LogReplay.segment(file, root.store(), number);
    long[] count = new long[1];
    patient
        .parts()
        .wal(segment.identity().providerId(), file.path().toString())
        .read(segment, (_, _) -> count[0]++);
    return count[0];
  }

  long records() {
    return records;
  }

  /** The newest sequence number that may be missing before the log; 0 if none is. */
  long missingUpTo() {
    return replay.missingUpTo();
  }

  int segments() {
    return segments;
  }

  /** The newest sequence number of the sound beginning. */
  long lastSequence() {
    return replay.lastSequence();
  }
}
