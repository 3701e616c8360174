package dev.lsmkv.testkit.faults;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A disk whose operations fail as a {@link Fault} decides, and otherwise are those of another disk.
 *
 * <p>Thread: safe for use from many threads; a fault counts for every operation that begins after
 * it was set.
 */
public final class FaultyStorage implements Storage {

  private final Storage disk;
  private volatile Fault fault = Fault.NONE;

  /**
   * A disk that fails at nothing yet.
   *
   * @param disk does the work
   */
  public FaultyStorage(Storage disk) {
    this.disk = disk;
  }

  /**
   * Sets what fails from now on.
   *
   * @param next decides
   */
  public void fault(Fault next) {
    fault = Objects.requireNonNull(next, "fault");
  }

  void before(Operation operation, Path path) throws IOException {
    fault.before(operation, path);
  }

  int reaching(Path path, int length) {
    return fault.reaching(path, length);
  }

  OptionalLong flippedBit(Path path, long length) {
    return length == 0 ? OptionalLong.empty() : fault.flippedBit(path, length);
  }

  @Override
  public StorageDirectory directory(Path path) {
    return new FaultyDirectory(this, disk.directory(path));
  }

  @Override
  public AutoCloseable lock(Path path) throws IOException {
    return disk.lock(path);
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    return disk.usableBytes(path);
  }
}
