package dev.lsmkv.spi.compression;

import java.io.IOException;

/**
 * Compresses blocks. Thread: safe for use from many threads.
 *
 * <p>Works on arrays only: a fault in a mapping that a native codec reads would kill the process.
 */
public interface Compression {

  /**
   * The most bytes that {@link #compress} can need.
   *
   * @param rawLength the length of a block: mostly some KiB, but one of a single entry is as long
   *     as its value. The format {@code rows} compresses none of more than 16 MiB
   * @return a length for the target array
   */
  int compressedLengthMax(int rawLength);

  /**
   * Compresses a block.
   *
   * @param raw the block, in the first {@code rawLength} bytes
   * @param rawLength its length
   * @param target at least {@link #compressedLengthMax} bytes long
   * @return the compressed length; if it is not below {@code rawLength} the format may store the
   *     block raw
   */
  int compress(byte[] raw, int rawLength, byte[] target);

  /**
   * Decompresses a block, whose checksum held. The bytes are still not trusted: neither array is
   * left, whatever they say.
   *
   * @param compressed the block, in the first {@code compressedLength} bytes
   * @param compressedLength its length
   * @param target exactly as long as the block was
   * @throws IOException if the bytes do not decompress to exactly the length of {@code target}; the
   *     table format says where that was, and that it is damage
   */
  void decompress(byte[] compressed, int compressedLength, byte[] target) throws IOException;

  /**
   * As above, into the first bytes of an array that may be longer. What follows them is left as it
   * was, or not: nobody reads it.
   *
   * @param compressed the block, in the first {@code compressedLength} bytes
   * @param compressedLength its length
   * @param target at least as long as the block was
   * @param rawLength how long the block was
   * @throws IOException if the bytes do not decompress to exactly {@code rawLength} bytes
   */
  default void decompress(byte[] compressed, int compressedLength, byte[] target, int rawLength)
      throws IOException {
    if (target.length == rawLength) {
      decompress(compressed, compressedLength, target);
    } else {
      byte[] raw = new byte[rawLength];
      decompress(compressed, compressedLength, raw);
      System.arraycopy(raw, 0, target, 0, rawLength);
    }
  }

  /**
   * Decompresses the beginning of a block, for a reader that needs no more of it. One that does not
   * override this decompresses all of it.
   *
   * @param compressed the block, in the first {@code compressedLength} bytes
   * @param compressedLength its length
   * @param target at least as long as the block was
   * @param rawLength how long the block was
   * @param enough how many of its bytes are needed, from 0 to {@code rawLength}
   * @return how many of them are there: from {@code enough} to {@code rawLength}; what follows them
   *     in the target is left as it was, or not
   * @throws IOException if there are less; what is wrong further on need not be noticed
   */
  default int decompressFirst(
      byte[] compressed, int compressedLength, byte[] target, int rawLength, int enough)
      throws IOException {
    decompress(compressed, compressedLength, target, rawLength);
    return rawLength;
  }
}
