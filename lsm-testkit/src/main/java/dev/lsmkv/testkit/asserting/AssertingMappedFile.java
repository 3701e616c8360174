package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.storage.MappedFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A mapping that nobody closes beneath a cursor.
 *
 * <p>Thread: pins are guarded by this.
 */
final class AssertingMappedFile implements MappedFile {

  private final Findings findings;
  private final MappedFile file;
  private int pins;
  private boolean closed;

  AssertingMappedFile(Findings findings, MappedFile file) {
    this.findings = findings;
    this.file = file;
  }

  /** A cursor reads it from now on. */
  synchronized void pin() {
    findings.require(!closed, () -> "a cursor is opened on the closed mapping " + path());
    pins++;
  }

  synchronized void unpin() {
    pins--;
  }

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public MemorySegment segment() {
    MemorySegment segment = file.segment();
    findings.require(segment.isReadOnly(), () -> "the mapping " + path() + " can be written");
    return segment;
  }

  @Override
  public void close() {
    synchronized (this) {
      int open = pins;
      findings.require(
          closed || open == 0,
          () -> "the mapping " + path() + " is closed beneath " + open + " cursors");
    }
    file.close(); // fails where somebody is reading, and the mapping stays open
    synchronized (this) {
      closed = true;
    }
    findings.closed(this);
  }
}
