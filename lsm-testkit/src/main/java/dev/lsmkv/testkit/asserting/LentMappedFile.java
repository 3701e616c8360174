package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.storage.MappedFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A mapping that is lent for reading: whoever lent it closes it. */
record LentMappedFile(Findings findings, MappedFile file) implements MappedFile {

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public MemorySegment segment() {
    return file.segment();
  }

  @Override
  public void close() {
    throw findings.violation("a table format closes the mapping " + path());
  }
}
