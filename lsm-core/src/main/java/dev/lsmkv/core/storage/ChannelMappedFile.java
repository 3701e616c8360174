package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.MappedFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

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
    requireRegular(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  /** Opening a pipe, which somebody may have put in the file's place, would wait forever. */
  private static void requireRegular(Path path) throws IOException {
    if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
      throw new FileSystemException(path.toString(), null, "not a regular file");
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
