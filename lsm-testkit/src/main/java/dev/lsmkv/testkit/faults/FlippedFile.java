package dev.lsmkv.testkit.faults;

import dev.lsmkv.spi.storage.MappedFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** A mapped file of which one bit reads as its opposite. */
final class FlippedFile implements MappedFile {

  private final Path path;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;

  /**
   * Closes the sound mapping, since what is read is a copy.
   *
   * @param sound the file as it is
   * @param bit which one, those of a byte counted from the lowest
   */
  FlippedFile(MappedFile sound, long bit) {
    this.path = sound.path();
    try (sound) {
      MemorySegment copy = arena.allocate(sound.segment().byteSize()).copyFrom(sound.segment());
      long at = bit / Byte.SIZE;
      byte flipped = (byte) (copy.get(ValueLayout.JAVA_BYTE, at) ^ 1 << bit % Byte.SIZE);
      copy.set(ValueLayout.JAVA_BYTE, at, flipped);
      this.segment = copy.asReadOnly();
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
