package dev.lsmkv.testkit.faults;

import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.storage.MappedLog;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A log whose operations can fail; once its space could not be forced, no force succeeds. */
final class FaultyMappedLog implements MappedLog {

  private final FaultyStorage faults;
  private final MappedLog log;
  private volatile @Nullable Throwable spaceLost;

  FaultyMappedLog(FaultyStorage faults, MappedLog log) {
    this.faults = faults;
    this.log = log;
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
    faults.before(Operation.EXTEND, path());
    return log.extend(bytes);
  }

  @Override
  public void forceSpace() throws IOException {
    try {
      faults.before(Operation.FORCE, path());
    } catch (IOException e) {
      spaceLost = e;
      throw new FailedForceException(path(), e);
    } catch (Throwable e) {
      spaceLost = e;
      throw e;
    }
    log.forceSpace();
  }

  @Override
  public void force(long from, long endExclusive) throws IOException {
    Throwable earlier = spaceLost;
    if (earlier != null) {
      throw new FailedForceException(path(), earlier);
    }
    faults.before(Operation.FORCE, path());
    log.force(from, endExclusive);
  }

  @Override
  public void close() {
    log.close();
  }
}
