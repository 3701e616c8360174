package dev.lsmkv.wal.read;

import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * The checksums of stretches of whole windows, each window read once however many stretches it is
 * in. Windows lie at multiples of {@value #WINDOW_BYTES} bytes; boundary k is where window k
 * begins.
 *
 * <p>Kept are four bytes a boundary: the checksum from the first boundary asked for to this one. A
 * stretch is what the longer of two such adds to the shorter. Stretches begin one behind the other,
 * and none is longer than was said, so boundaries further back than that are forgotten, and memory
 * stays bounded whatever the file's size.
 *
 * <p>Of a stretch no byte counts that lies outside of it, though the sums kept are of bytes before
 * it too: both ends' sums are of the same reading of those, and it cancels out. So bytes that
 * change around a stretch cannot spoil its checksum.
 *
 * <p>Thread: confined.
 */
final class WindowChecksums {

  /** The size of a window, {@value}. */
  static final int WINDOW_BYTES = 1 << 10;

  private static final int CHUNK_WINDOWS = 64;

  private final SegmentBytes segment;
  private final int[] upTo;
  private final CRC32C crc = new CRC32C();
  private final byte[] chunk = new byte[CHUNK_WINDOWS * WINDOW_BYTES];
  private long last = -1;

  /**
   * Nothing read yet.
   *
   * @param segment the bytes
   * @param windowsMax the most windows in a stretch
   */
  WindowChecksums(SegmentBytes segment, int windowsMax) {
    this.segment = segment;
    this.upTo = new int[windowsMax + 1];
  }

  /**
   * Goes on from a checksum over a stretch.
   *
   * @param checksum of what comes before the stretch
   * @param first the boundary where the stretch begins; at least that of the call before
   * @param end the boundary where it ends; its windows are within the file
   * @return the checksum of both
   */
  int append(int checksum, long first, long end) throws IOException {
    if (last < first) {
      begin(first);
    }
    while (last < end) {
      read((int) Math.min(end - last, CHUNK_WINDOWS));
    }
    long bytes = (end - first) * WINDOW_BYTES;
    return ChecksumShift.shift(checksum ^ upTo[index(first)], bytes) ^ upTo[index(end)];
  }

  private void begin(long boundary) {
    crc.reset();
    last = boundary;
    upTo[index(boundary)] = 0; // of no bytes
  }

  private void read(int windows) throws IOException {
    segment.copy(last * WINDOW_BYTES, chunk, 0, windows * WINDOW_BYTES);
    for (int i = 0; i < windows; i++) {
      crc.update(chunk, i * WINDOW_BYTES, WINDOW_BYTES);
      last++;
      upTo[index(last)] = (int) crc.getValue();
    }
  }

  private int index(long boundary) {
    return (int) (boundary % upTo.length);
  }
}
