package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.core.campaign.machine.Reports.Kind;
import dev.lsmkv.core.campaign.machine.Reports.Report;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process that runs {@link WriterProgram}. What it reports outlives it, and is expected of the
 * store. Thread: confined.
 */
final class WriterProcess implements AutoCloseable {

  private final Process process;
  private final DataInputStream reports;
  private final Path complaints;
  private final Board board;
  private long[] certain;
  private long acknowledged;
  private boolean isCut;
  private boolean ended;

  private WriterProcess(Process process, Path complaints, long[] counts) {
    this.process = process;
    this.reports = new DataInputStream(process.getInputStream());
    this.complaints = complaints;
    this.board = new Board(counts);
    this.certain = counts.clone();
  }

  /**
   * Starts one.
   *
   * @param command what to run
   * @param counts how many writes of each writer are there
   * @param complaints where its exceptions go
   */
  static WriterProcess start(List<String> command, long[] counts, Path complaints)
      throws IOException {
    Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
    return new WriterProcess(process, complaints, counts);
  }

  /** Waits for something to be reported. */
  void await(Kind kind) throws IOException {
    Optional<Report> report = next();
    while (report.isPresent() && report.get().kind() != kind) {
      report = next();
    }
    requireAlive(report.isPresent());
  }

  /** Waits until the store is open, or is not since another process has it. */
  Kind awaitOpening() throws IOException {
    Optional<Report> report = next();
    while (report.isPresent() && report.get().kind() == Kind.ACKNOWLEDGED) {
      report = next();
    }
    requireAlive(report.isPresent());
    return report.orElseThrow().kind();
  }

  /** Waits until so many writes were acknowledged. */
  void awaitAcknowledged(long writes) throws IOException {
    while (acknowledged < writes) {
      requireAlive(next().isPresent());
    }
  }

  /** Who has ended by himself has met something that he must not. */
  private void requireAlive(boolean alive) throws IOException {
    if (!alive) {
      throw new AssertionError("the process ended by itself: " + Files.readString(complaints));
    }
  }

  private Optional<Report> next() throws IOException {
    Optional<Report> report = Report.read(reports);
    report
        .filter(read -> read.kind() == Kind.ACKNOWLEDGED)
        .ifPresent(read -> {
          board.acknowledge(read.writer(), read.number());
          acknowledged++;
        });
    if (report.isPresent() && report.get().kind() == Kind.CUT) {
      certain = board.acknowledged();
      isCut = true;
    }
    ended |= report.isEmpty();
    return report;
  }

  /** Kills it, and reads what it had reported until then. */
  void kill() throws IOException {
    process.toHandle().destroyForcibly(); // the process itself would close its output as well
    end();
    if (process.exitValue() == WriterProgram.FAILED) {
      throw new AssertionError("the process has failed: " + Files.readString(complaints));
    }
  }

  /** Reads to the end, and waits for the process. */
  void end() throws IOException {
    while (!ended) {
      next();
    }
    process.onExit().join();
  }

  int exitValue() {
    return process.exitValue();
  }

  /** Tells it something. */
  void say(int word) throws IOException {
    process.getOutputStream().write(word);
    process.getOutputStream().flush();
  }

  /** How many writes of each writer were acknowledged. */
  long[] counts() {
    return board.acknowledged();
  }

  /** How many were acknowledged before the file system was shut down. */
  long[] countsBeforeCut() throws IOException {
    requireAlive(isCut);
    return certain.clone();
  }

  long acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() throws IOException {
    process.toHandle().destroyForcibly();
    process.onExit().join();
    reports.close();
  }
}
