package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.StorageLockedException;
import java.nio.file.Path;

/** Tries to lock the file it is given, says so, and holds the lock until its input ends. */
final class LockingProgram {

  private LockingProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (AutoCloseable lock = new FileSystemStorage().lock(Path.of(arguments[0]))) {
      System.out.println("held " + (lock != null));
      System.in.read();
    } catch (StorageLockedException e) {
      System.out.println("refused " + e.getMessage());
    }
  }
}
