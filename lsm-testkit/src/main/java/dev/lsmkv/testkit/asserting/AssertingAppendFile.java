package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.testkit.asserting.OneAtATime.Turn;
import java.io.IOException;
import java.nio.file.Path;

/** A file that nobody uses after it has failed or was closed, and that keeps no array. */
final class AssertingAppendFile implements AppendFile {

  private final Findings findings;
  private final AppendFile file;
  private final String what;
  private final OneAtATime turns;
  private State state = State.SOUND;
  private boolean forceFailed;
  private long appended;

  private enum State {
    SOUND,
    FAILED,
    CLOSED
  }

  AssertingAppendFile(Findings findings, Path path, AppendFile file) {
    this.findings = findings;
    this.file = file;
    this.what = "the file " + path;
    this.turns = new OneAtATime(findings, what);
  }

  /** Something done with the file, which fails for good if it throws. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private void sound(Step step) throws IOException {
    try (Turn _ = turns.begin()) {
      findings.require(state == State.SOUND, () -> what + " is used after it was " + state);
      state = State.FAILED;
      step.run();
      state = State.SOUND;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    findings.require(
        (offset | length) >= 0 && length <= bytes.length - offset,
        () -> length + " bytes from " + offset + " of " + bytes.length);
    sound(() ->
        Lent.<Boolean, IOException>copy(
            findings,
            bytes,
            () -> "what is written to " + what,
            copy -> {
              file.write(copy, offset, length);
              return true;
            }));
    appended += length;
  }

  @Override
  public long position() {
    try (Turn _ = turns.begin()) {
      long position = file.position();
      findings.require(
          state != State.SOUND || position == appended,
          () -> what + " is at " + position + " after " + appended + " bytes");
      return position;
    }
  }

  @Override
  public void flush() throws IOException {
    sound(file::flush);
  }

  /** After a write that failed, but not after a force. */
  @Override
  public void retract(long end) throws IOException {
    try (Turn _ = turns.begin()) {
      findings.require(state != State.CLOSED, () -> what + " is used after it was " + state);
      findings.require(!forceFailed, () -> what + " is used after a force of it has failed");
      file.retract(end);
      state = State.SOUND;
      appended = end;
    }
  }

  @Override
  public void force() throws IOException {
    forceFailed = true;
    sound(file::force);
    forceFailed = false;
  }

  @Override
  public void close() throws IOException {
    try (Turn _ = turns.begin()) {
      state = State.CLOSED;
      findings.closed(this);
      file.close();
    }
  }
}
