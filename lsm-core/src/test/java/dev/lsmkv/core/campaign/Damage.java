package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that is done to a file.
 *
 * @param kind what
 * @param file to which
 * @param offset where
 * @param mask which bits of the byte there, if any are flipped
 * @param other with which file, if it is swapped
 */
record Damage(Kind kind, Path file, int offset, int mask, Path other) {

  private static final int BLOCK_BYTES = 4096;
  private static final int EDGE_BYTES = 160;
  private static final List<Kind> LOSSES = List.of(Kind.FLIPPED, Kind.TRUNCATED);

  /** What can be done. */
  enum Kind {
    FLIPPED,
    TRUNCATED,
    DELETED,
    SWAPPED,
    BLOCK_DOUBLED
  }

  /** The files of a store that can be damaged: all but the lock, whose bytes mean nothing. */
  static List<Path> filesOf(MemoryStorage disk) {
    return disk.files().stream()
        .filter(file -> file.startsWith(PowerCuts.DIRECTORY) && !file.endsWith("LOCK"))
        .toList();
  }

  /** A byte with some bits flipped. */
  static Damage flipped(Path file, int offset, int mask) {
    return new Damage(Kind.FLIPPED, file, offset, mask, file);
  }

  /** A file cut short. */
  static Damage truncated(Path file, int length) {
    return new Damage(Kind.TRUNCATED, file, length, 0, file);
  }

  /** Anything at all to one of some files; flips are most frequent, as they are most various. */
  static Damage draw(MemoryStorage disk, List<Path> files, SplittableRandom random)
      throws IOException {
    Path file = files.get(random.nextInt(files.size()));
    int offset = offset(disk.read(file), random);
    List<Path> others = files.stream().filter(other -> Place.of(other) == Place.of(file)).toList();
    Path other = others.get(random.nextInt(others.size()));
    Kind kind =
        random.nextInt(3) == 0 ? Kind.values()[random.nextInt(Kind.values().length)] : Kind.FLIPPED;
    return new Damage(kind, file, offset, 1 << random.nextInt(8), other);
  }

  /** What makes a file useless that is good for nothing unless it is whole. */
  static Damage drawLoss(MemoryStorage disk, Path file, SplittableRandom random)
      throws IOException {
    int offset = offset(disk.read(file), random);
    Kind kind = random.nextInt(2) == 0 ? Kind.DELETED : LOSSES.get(random.nextInt(LOSSES.size()));
    return new Damage(kind, file, offset, 1 << random.nextInt(8), file);
  }

  /** Headers, footers and numbers are few bytes, and all depends on them. */
  private static int offset(byte[] bytes, SplittableRandom random) {
    int length = bytes.length;
    int edge = Math.min(length, EDGE_BYTES);
    if (length == 0) {
      return 0;
    }
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(edge);
      case 1 -> length - 1 - random.nextInt(edge);
      case 2 -> digitAtOrBehind(bytes, random.nextInt(length));
      default -> random.nextInt(length);
    };
  }

  private static int digitAtOrBehind(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        return i;
      }
    }
    return from;
  }

  /** Does it. */
  void applyTo(MemoryStorage disk) throws IOException {
    byte[] bytes = disk.read(file);
    switch (kind) {
      case FLIPPED -> disk.write(file, flipped(bytes));
      case TRUNCATED -> disk.write(file, Arrays.copyOf(bytes, offset));
      case DELETED -> disk.directory(file.getParent()).file(file.getFileName().toString()).delete();
      case SWAPPED -> {
        disk.write(file, disk.read(other));
        disk.write(other, bytes);
      }
      case BLOCK_DOUBLED -> disk.write(file, doubled(bytes));
    }
  }

  private byte[] flipped(byte[] bytes) {
    if (bytes.length > 0) {
      bytes[offset] ^= (byte) mask;
    }
    return bytes;
  }

  /** The block at an offset stands in place of the one after it too. */
  private byte[] doubled(byte[] bytes) {
    int from = offset / BLOCK_BYTES * BLOCK_BYTES;
    int end = Math.min(from + BLOCK_BYTES, bytes.length);
    byte[] longer = Arrays.copyOf(bytes, Math.max(bytes.length, end + end - from));
    System.arraycopy(bytes, from, longer, end, end - from);
    return longer;
  }
}
