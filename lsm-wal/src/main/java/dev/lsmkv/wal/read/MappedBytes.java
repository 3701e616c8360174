package dev.lsmkv.wal.read;

import dev.lsmkv.spi.storage.MappedFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The bytes of a mapped segment.
 *
 * <p>A fault in the mapping is an {@link InternalError}, and not one to be caught here: in compiled
 * code it is not thrown by the copy that met it but some way behind, where the thread next looks
 * whether it is to stop. Whoever opened the mapping catches it around all that works with the
 * bytes.
 *
 * @param file the mapping; not closed here
 */
public record MappedBytes(MappedFile file) implements SegmentBytes {

  @Override
  public long size() {
    return file.segment().byteSize();
  }

  @Override
  public void copy(long from, byte[] target, int at, int length) {
    MemorySegment.copy(file.segment(), ValueLayout.JAVA_BYTE, from, target, at, length);
  }
}
