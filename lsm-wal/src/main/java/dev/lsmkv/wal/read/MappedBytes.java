package dev.lsmkv.wal.read;

import dev.lsmkv.spi.storage.MappedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The bytes of a mapped segment. A fault in the mapping becomes an {@link IOException}.
 *
 * @param file the mapping; not closed here
 */
public record MappedBytes(MappedFile file) implements SegmentBytes {

  @Override
  public long size() {
    return file.segment().byteSize();
  }

  @Override
  public void copy(long from, byte[] target, int at, int length) throws IOException {
    try {
      MemorySegment.copy(file.segment(), ValueLayout.JAVA_BYTE, from, target, at, length);
    } catch (InternalError e) {
      throw new IOException(file.path() + " cannot be read at byte " + from, e);
    }
  }
}
