package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.StorageLockedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive lock of a store, held by this process.
 *
 * <p>A POSIX lock belongs to the process and is lost when <em>any</em> descriptor of the file is
 * closed. So a file that is locked here is never opened again: the registry of held locks is asked
 * first, by the real path and by the identity of the file, which sees through mounts and links.
 *
 * <p>Thread: safe for use from many threads. The registry is static because the fact is one of the
 * process; its monitor is held during the whole of an attempt.
 */
final class StoreLock implements AutoCloseable {

  private static final Set<OpenOption> OPEN =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private static final List<StoreLock> HELD = new ArrayList<>();

  /**
   * Channels that must stay open, since their close would drop a lock taken by another class
   * loader.
   */
  private static final List<FileChannel> NEVER_CLOSED = new ArrayList<>();

  private final Path realPath;
  private final @Nullable Object identity;
  private final FileChannel channel;

  private StoreLock(Path realPath, FileChannel channel) throws IOException {
    this.realPath = realPath;
    this.identity = identity(realPath);
    this.channel = channel;
  }

  /**
   * Takes the lock. Requires: a thread that nobody interrupts.
   *
   * @throws StorageLockedException if somebody holds it
   */
  static StoreLock acquire(Path path) throws IOException {
    synchronized (HELD) {
      Path realPath = realPath(path);
      requireNotHeld(realPath);
      FileChannel channel = FileChannel.open(realPath, OPEN, Permissions.ofFile(realPath));
      lock(realPath, channel);
      return hold(realPath, channel);
    }
  }

  private static StoreLock hold(Path realPath, FileChannel channel) throws IOException {
    try {
      LockHolder.current().writeTo(channel);
      StoreLock lock = new StoreLock(realPath, channel);
      HELD.add(lock);
      return lock;
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  /** Releases the lock. The file stays. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (HELD.remove(this)) {
        channel.close();
      }
    }
  }

  private static void requireNotHeld(Path realPath) throws IOException {
    Object identity = identity(realPath);
    for (StoreLock lock : HELD) {
      if (lock.realPath.equals(realPath) || (identity != null && identity.equals(lock.identity))) {
        throw new StorageLockedException(
            realPath
                + " is locked: this process has the store open already; use that one or close it");
      }
    }
  }

  private static void lock(Path realPath, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      NEVER_CLOSED.add(channel);
      throw new StorageLockedException(
          realPath + " is locked: this process has the store open in another class loader");
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      try (channel) {
        throw new StorageLockedException(
            realPath + " is locked by another process: " + LockHolder.readFrom(channel));
      }
    }
  }

  private static Path realPath(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path directory = absolute.getParent();
    Path name = absolute.getFileName();
    if (directory == null || name == null) {
      throw new NoSuchFileException(path.toString());
    }
    return directory.toRealPath().resolve(name);
  }

  private static @Nullable Object identity(Path realPath) throws IOException {
    try {
      return Files.readAttributes(realPath, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
