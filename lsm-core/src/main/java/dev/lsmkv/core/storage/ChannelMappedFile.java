package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.MappedFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** A file mapped for reading, whose descriptor is closed: a store of many tables needs few. */
final class ChannelMappedFile implements MappedFile {

  private final Path path;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;

  /** Maps a file. Requires: a thread that nobody interrupts. */
  ChannelMappedFile(Path path) throws IOException {
    this.path = path;
    this.segment = map(path, arena);
  }

  private static MemorySegment map(Path path, Arena arena) throws IOException {
    try (FileChannel channel = RegularFile.open(path)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
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
