package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.wal.GroupRefusedException;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.asserting.OneAtATime.Turn;
import java.io.IOException;
import java.util.List;

/** A writer that one thread appends to and one forces, and that nobody uses after it has failed. */
final class AssertingWalWriter implements WalWriter {

  private final Findings findings;
  private final WalWriter writer;
  private final String what;
  private final OneAtATime appenders;
  private final OneAtATime forcers;
  private final OneAtATime growers;
  private volatile long appended;
  private volatile State state = State.SOUND;

  private enum State {
    SOUND,
    FAILED,
    CLOSED
  }

  AssertingWalWriter(Findings findings, WalWriter writer, String what) {
    this.findings = findings;
    this.writer = writer;
    this.what = what;
    this.appenders = new OneAtATime(findings, "appending to " + what);
    this.forcers = new OneAtATime(findings, "force of " + what);
    this.growers = new OneAtATime(findings, "making room ahead in " + what);
  }

  private void requireSound() {
    State now = state;
    findings.require(now == State.SOUND, () -> what + " is used after it was " + now);
  }

  /** Nothing but {@code close} may follow. */
  private void fail() {
    if (state == State.SOUND) {
      state = State.FAILED;
    }
  }

  @Override
  public void reserve(long bytes) throws IOException {
    try (Turn _ = appenders.begin()) {
      requireSound();
      try {
        writer.reserve(bytes);
      } catch (FailedForceException e) {
        fail();
        throw e;
      }
    }
  }

  /** Whoever makes room ahead may not know yet that something has failed meanwhile. */
  @Override
  public void makeRoomAhead() {
    try (Turn _ = growers.begin()) {
      findings.require(state != State.CLOSED, () -> what + " is used after it was " + state);
      writer.makeRoomAhead();
    }
  }

  @Override
  public long append(WriteGroup group) throws IOException {
    try (Turn _ = appenders.begin()) {
      requireSound();
      List<Long> before = checksums(group);
      long end;
      try {
        end = writer.append(group);
      } catch (GroupRefusedException e) {
        throw e; // nothing happened
      } catch (Throwable t) {
        fail();
        throw t;
      }
      findings.require(end > appended, () -> what + " ends at " + end + " after " + appended);
      appended = end;
      findings.require(before.equals(checksums(group)), () -> what + " changes what it appends");
      return end;
    }
  }

  private static List<Long> checksums(WriteGroup group) {
    return group.batches().stream().map(AssertingWalWriter::checksum).toList();
  }

  private static long checksum(EncodedBatch batch) {
    return Lent.checksum(batch.bytes(), batch.offset(), batch.length());
  }

  @Override
  public long force() throws IOException {
    try (Turn _ = forcers.begin()) {
      requireSound();
      long before = appended;
      long forced;
      try {
        forced = writer.force();
      } catch (Throwable t) {
        fail();
        throw t;
      }
      findings.require(
          forced >= before, () -> what + " forces up to " + forced + ", and not " + before);
      return forced;
    }
  }

  @Override
  public void close() {
    state = State.CLOSED;
    writer.close();
    findings.closed(this);
  }
}
