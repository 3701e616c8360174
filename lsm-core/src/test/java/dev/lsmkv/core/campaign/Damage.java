package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that was done to a file.
 *
 * @param kind what
 * @param file to which
 * @param offset where
 */
record Damage(Kind kind, Path file, int offset) {

  private static final int BLOCK_BYTES = 4096;

  /** What can be done. */
  enum Kind {
    FLIPPED,
    TRUNCATED,
    DELETED,
    SWAPPED,
    BLOCK_DOUBLED
  }

  /** Does something to one file of a disk; flips are most frequent, as they are most various. */
  static Damage draw(MemoryStorage disk, SplittableRandom random) throws IOException {
    List<Path> files =
        disk.files().stream()
            .filter(file -> file.startsWith(PowerCuts.DIRECTORY) && !file.endsWith("LOCK"))
            .toList();
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = disk.read(file);
    int offset = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    Kind kind =
        random.nextInt(3) == 0 ? Kind.values()[random.nextInt(Kind.values().length)] : Kind.FLIPPED;
    switch (kind) {
      case FLIPPED -> disk.write(file, flipped(bytes, offset, 1 << random.nextInt(8)));
      case TRUNCATED -> disk.write(file, Arrays.copyOf(bytes, offset));
      case DELETED -> disk.directory(file.getParent()).file(file.getFileName().toString()).delete();
      case SWAPPED -> swap(disk, file, files, random);
      case BLOCK_DOUBLED -> disk.write(file, doubled(bytes, offset));
    }
    return new Damage(kind, file, offset);
  }

  private static byte[] flipped(byte[] bytes, int offset, int bit) {
    if (bytes.length > 0) {
      bytes[offset] ^= (byte) bit;
    }
    return bytes;
  }

  private static void swap(MemoryStorage disk, Path file, List<Path> files, SplittableRandom random)
      throws IOException {
    List<Path> others = files.stream().filter(other -> Place.of(other) == Place.of(file)).toList();
    Path other = others.get(random.nextInt(others.size()));
    byte[] bytes = disk.read(file);
    disk.write(file, disk.read(other));
    disk.write(other, bytes);
  }

  /** The block at an offset stands in place of the one after it too. */
  private static byte[] doubled(byte[] bytes, int offset) {
    int from = offset / BLOCK_BYTES * BLOCK_BYTES;
    int end = Math.min(from + BLOCK_BYTES, bytes.length);
    byte[] longer = Arrays.copyOf(bytes, Math.max(bytes.length, end + end - from));
    System.arraycopy(bytes, from, longer, end, end - from);
    return longer;
  }
}
