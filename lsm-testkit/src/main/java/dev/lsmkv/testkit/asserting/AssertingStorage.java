package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** A disk whose files, mappings and locks must be closed, and not used after that. */
record AssertingStorage(Findings findings, Storage disk) implements Storage {

  @Override
  public StorageDirectory directory(Path path) {
    return new AssertingDirectory(findings, disk.directory(path));
  }

  @Override
  public AutoCloseable lock(Path path) throws IOException {
    AutoCloseable lock = disk.lock(path);
    findings.opened(lock, "the lock " + path);
    return () -> {
      lock.close();
      findings.closed(lock);
    };
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    return disk.usableBytes(path);
  }
}
