package dev.lsmkv.core.recovery;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps in {@code lost/} what recovery cuts off, durably, before anything is deleted. Thread:
 * confined.
 */
final class LostBytes {

  private static final int CHUNK_BYTES = 64 << 10;

  private final StoreLayout layout;

  LostBytes(StoreLayout layout) {
    this.layout = layout;
  }

  /** Copies what was cut off; the names of the copies. */
  List<String> keep(List<LogReplay.Cut> cuts) throws IOException {
    List<String> names = new ArrayList<>();
    for (LogReplay.Cut cut : cuts) {
      if (cut.bytes() > 0) {
        names.add(keep(cut));
      }
    }
    if (!names.isEmpty()) {
      layout.lost().force();
    }
    return names;
  }

  private String keep(LogReplay.Cut cut) throws IOException {
    String name = "%06d.log.from-%d".formatted(cut.segment(), cut.from());
    StorageFile copy = layout.lost().file(name);
    copy.delete(); // of a recovery that was itself cut short
    try (MappedFile source = layout.walFile(cut.segment()).map();
        AppendFile output = copy.create()) {
      copy(source.segment().asSlice(cut.from(), cut.bytes()), output);
      output.force();
    } catch (InternalError e) {
      throw new IOException("reading log segment " + cut.segment() + " faulted", e);
    }
    return name;
  }

  private static void copy(MemorySegment from, AppendFile to) throws IOException {
    byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, from.byteSize())];
    for (long at = 0; at < from.byteSize(); at += chunk.length) {
      int length = (int) Math.min(chunk.length, from.byteSize() - at);
      MemorySegment.copy(from, ValueLayout.JAVA_BYTE, at, chunk, 0, length);
      to.write(chunk, 0, length);
    }
  }
}
