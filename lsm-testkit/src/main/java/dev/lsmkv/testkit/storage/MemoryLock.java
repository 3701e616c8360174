package dev.lsmkv.testkit.storage;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A held lock. A second close has no effect, even after somebody else took the lock. */
final class MemoryLock implements AutoCloseable {

  private final Set<FileNode> locked;
  private final FileNode file;
  private final AtomicBoolean held = new AtomicBoolean(true);

  MemoryLock(Set<FileNode> locked, FileNode file) {
    this.locked = locked;
    this.file = file;
  }

  @Override
  public void close() {
    if (held.getAndSet(false)) {
      locked.remove(file);
    }
  }
}
