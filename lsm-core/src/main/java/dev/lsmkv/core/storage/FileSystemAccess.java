package dev.lsmkv.core.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * What the files of one storage share.
 *
 * <p>Thread: safe for use from many threads. Its monitor is held while a name is created or
 * changed, since a rename cannot be both atomic and refuse to replace: it looks first.
 */
final class FileSystemAccess {

  private static final Set<OpenOption> NEW_FILE =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  /** Of all storages together: a process may have a thousand stores open. */
  private static final WriteBuffers BUFFERS = new WriteBuffers();

  private final IoThreads threads = new IoThreads();

  IoThreads threads() {
    return threads;
  }

  WriteBuffers buffers() {
    return BUFFERS;
  }

  /** Creates a file and opens it for reading and writing. */
  synchronized FileChannel create(Path path) throws IOException {
    return FileChannel.open(path, NEW_FILE, Permissions.ofFile(path));
  }

  /**
   * Renames a file. Another process could create the target between the look and the move, but the
   * lock of the store keeps others out.
   */
  synchronized void rename(Path source, Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
