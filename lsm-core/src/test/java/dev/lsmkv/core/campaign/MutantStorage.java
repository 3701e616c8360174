package dev.lsmkv.core.campaign;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk that makes the mistakes of a mutant, so that the engine on it is that mutant.
 *
 * <p>Thread: safe for use from many threads.
 */
final class MutantStorage implements Storage {

  private final Storage disk;
  private final Mutant mutant;
  private final List<Action> late = new ArrayList<>(); // guarded by this
  private boolean due; // guarded by this

  MutantStorage(Storage disk, Mutant mutant) {
    this.disk = disk;
    this.mutant = mutant;
  }

  /** What is done to the disk. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /** Does an operation that is not a force. */
  void operate(Operation operation, Path path, Action action) throws IOException {
    before(operation, path);
    action.run();
    after(operation, path);
  }

  /** Does a force, now, later or never; whether it was put off. */
  boolean force(Operation operation, Path path, Action action) throws IOException {
    before(operation, path);
    Mutant.When when = mutant.forcing().when(path, disk);
    switch (when) {
      case NOW -> action.run();
      case LATE -> putOff(action);
      case NEVER -> {}
    }
    after(operation, path);
    return when == Mutant.When.LATE;
  }

  private void before(Operation operation, Path path) throws IOException {
    mutant.before().operation(operation, path, disk);
    runLate();
  }

  private synchronized void putOff(Action action) {
    late.add(action);
  }

  private synchronized void after(Operation operation, Path path) {
    due |= mutant.due().after(operation, path);
  }

  private synchronized void runLate() throws IOException {
    if (due) {
      due = false;
      for (Action action : late) {
        try {
          action.run();
        } catch (NoSuchFileException _) {
          // a directory that was deleted meanwhile needs no force
        }
      }
      late.clear();
    }
  }

  @Override
  public StorageDirectory directory(Path path) {
    return new MutantDirectory(this, disk.directory(path));
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
