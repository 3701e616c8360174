package dev.lsmkv.testkit.faults;

import dev.lsmkv.spi.storage.MappedLog;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A log whose operations can fail. */
record FaultyMappedLog(FaultyStorage faults, MappedLog log) implements MappedLog {

  @Override
  public Path path() {
    return log.path();
  }

  @Override
  public MemorySegment extend(long bytes) throws IOException {
    faults.before(Operation.EXTEND, path());
    return log.extend(bytes);
  }

  @Override
  public void forceSpace() throws IOException {
    faults.before(Operation.FORCE, path());
    log.forceSpace();
  }

  @Override
  public void force(long from, long endExclusive) throws IOException {
    faults.before(Operation.FORCE, path());
    log.force(from, endExclusive);
  }

  @Override
  public void close() {
    log.close();
  }
}
