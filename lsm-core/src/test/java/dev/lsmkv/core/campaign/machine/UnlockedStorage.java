package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** A disk with a mistake: it gives its lock to everybody. */
record UnlockedStorage(Storage storage) implements Storage {

  @Override
  public StorageDirectory directory(Path path) {
    return storage.directory(path);
  }

  @Override
  public AutoCloseable lock(Path path) {
    return () -> {};
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    return storage.usableBytes(path);
  }
}
