package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.MappedFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** The content of a file when it was mapped, in native memory of its own. */
final class MemoryMappedFile implements MappedFile {

  private final Path path;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;

  MemoryMappedFile(Path path, FileNode node) {
    this.path = path;
    this.segment = node.copy(arena).asReadOnly();
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public MemorySegment segment() {
    return segment;
  }

  @Override
  public synchronized void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
