package dev.lsmkv.testkit.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Decides which operations fail, and how, and what is read wrongly.
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

  /**
   * How much of an append that fails is in the file all the same, as after a short write.
   *
   * @param path of the file
   * @param length of what was to be appended, in bytes
   * @return so many of its first bytes; 0 unless overridden
   */
  default int reaching(Path path, int length) {
    return 0;
  }

  /**
   * Which bit of a file that is being mapped reads as its opposite, for as long as that mapping
   * lives. The file itself stays as it is.
   *
   * @param path of the file
   * @param length of the file in bytes, at least 1
   * @return the number of the bit, those of a byte counted from the lowest; empty for none, as it
   *     is unless overridden
   */
  default OptionalLong flippedBit(Path path, long length) {
    return OptionalLong.empty();
  }
}
