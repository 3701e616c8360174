package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.testkit.asserting.OneAtATime.Turn;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A log of whole pages of zeros, which nobody uses after it has failed or was closed. */
final class AssertingMappedLog implements MappedLog {

  private static final int PAGE_BYTES = 4096;

  private final Findings findings;
  private final MappedLog log;
  private final String what;
  private final OneAtATime extenders;
  private final OneAtATime forcers;
  private final OneAtATime spaceForcers;
  private volatile State state = State.SOUND;
  private final AtomicLong extended = new AtomicLong();

  /** In the order in which they may follow each other. */
  private enum State {
    SOUND,
    SPACE_LOST,
    FAILED,
    CLOSED
  }

  AssertingMappedLog(Findings findings, MappedLog log) {
    this.findings = findings;
    this.log = log;
    this.what = "the mapped log " + log.path();
    this.extenders = new OneAtATime(findings, "extending " + what);
    this.forcers = new OneAtATime(findings, "force of " + what);
    this.spaceForcers = new OneAtATime(findings, "force of the space of " + what);
  }

  private void fail(State how) {
    if (state.compareTo(how) < 0) {
      state = how;
    }
  }

  @Override
  public Path path() {
    return log.path();
  }

  @Override
  public void seldomForced() {
    log.seldomForced();
  }

  @Override
  public MemorySegment extend(long bytes) throws IOException {
    try (Turn _ = extenders.begin()) {
      findings.require(state != State.CLOSED, () -> what + " is used after it was " + state);
      findings.require(
          bytes > 0 && bytes % PAGE_BYTES == 0, () -> what + " is extended by " + bytes);
      MemorySegment segment = log.extend(bytes);
      findings.require(
          segment.byteSize() == bytes
              && !segment.isReadOnly()
              && isZero(segment.asSlice(0, PAGE_BYTES))
              && isZero(segment.asSlice(bytes - PAGE_BYTES, PAGE_BYTES)),
          () -> what + " does not have the zeros asked for");
      extended.addAndGet(bytes);
      return segment;
    }
  }

  private static boolean isZero(MemorySegment page) {
    return page.mismatch(MemorySegment.ofArray(new byte[PAGE_BYTES])) < 0;
  }

  /** Whoever makes room ahead may not know yet that a force has failed meanwhile. */
  @Override
  public void forceSpace() throws IOException {
    try (Turn _ = spaceForcers.begin()) {
      findings.require(state != State.CLOSED, () -> what + " is used after it was " + state);
      try {
        log.forceSpace();
      } catch (Throwable t) {
        fail(State.SPACE_LOST);
        throw t;
      }
    }
  }

  /** Whoever forces may not know yet that the space is lost, and is told so by the log. */
  @Override
  public void force(long from, long endExclusive) throws IOException {
    try (Turn _ = forcers.begin()) {
      State now = state;
      findings.require(
          now == State.SOUND || now == State.SPACE_LOST,
          () -> what + " is used after it was " + now);
      findings.require(
          from >= 0 && from <= endExclusive && endExclusive <= extended.get(),
          () -> what + " is forced from " + from + " to " + endExclusive + " of " + extended);
      try {
        log.force(from, endExclusive);
      } catch (Throwable t) {
        fail(State.FAILED);
        throw t;
      }
      findings.require(now == State.SOUND, () -> what + " is forced though its space is lost");
    }
  }

  @Override
  public void close() {
    state = State.CLOSED;
    log.close();
    findings.closed(this);
  }
}
