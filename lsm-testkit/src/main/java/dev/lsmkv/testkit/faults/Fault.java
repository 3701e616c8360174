package dev.lsmkv.testkit.faults;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Decides which operations fail, and how.
 *
 * <p>Thread: called from any thread.
 */
@FunctionalInterface
public interface Fault {

  /** Nothing fails. */
  Fault NONE = (_, _) -> {};

  /** Nothing that takes space succeeds. */
  Fault DISK_FULL =
      (operation, path) -> {
        if (operation.takesSpace()) {
          throw new IOException(path + ": No space left on device");
        }
      };

  /**
   * Called before each operation, which is not done if this throws.
   *
   * @param operation what is about to be done
   * @param path to which file or directory
   * @throws IOException to let it fail; an unchecked exception or an error passes too
   */
  void before(Operation operation, Path path) throws IOException;
}
