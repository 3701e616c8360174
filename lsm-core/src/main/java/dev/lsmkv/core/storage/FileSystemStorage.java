package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk, through the file system.
 *
 * <p>Files are created for their owner alone and written through no symbolic link. A mapping keeps
 * no descriptor open.
 *
 * <p>Thread: safe for use from many threads. It holds nothing that needs closing.
 */
public final class FileSystemStorage implements Storage {

  private final FileSystemAccess access = new FileSystemAccess();

  /** The disk of this machine. */
  public FileSystemStorage() {}

  @Override
  public StorageDirectory directory(Path path) {
    return new FileSystemDirectory(access, path);
  }

  @Override
  public AutoCloseable lock(Path path) throws IOException {
    return access.threads().call(() -> StoreLock.acquire(path));
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    return Files.getFileStore(path).getUsableSpace();
  }
}
