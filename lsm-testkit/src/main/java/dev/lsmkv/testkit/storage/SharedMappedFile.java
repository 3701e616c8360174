package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.MappedFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** The very bytes of a file when it was mapped, readable for ever. */
record SharedMappedFile(Path path, MemorySegment segment) implements MappedFile {

  @Override
  public void close() {
    // nothing was mapped
  }
}
