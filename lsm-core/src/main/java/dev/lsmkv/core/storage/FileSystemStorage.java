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

  /**
   * Asks the kernel alone. Only its zero may mean that it did not answer; then the file store is
   * looked up, which reads the table of all mounts and knows which it was.
   */
  @Override
  public long usableBytes(Path path) throws IOException {
    long usable = path.toFile().getUsableSpace();
    return usable > 0 ? usable : Files.getFileStore(path).getUsableSpace();
  }
}
