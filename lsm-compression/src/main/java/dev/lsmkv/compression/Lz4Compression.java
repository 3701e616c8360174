package dev.lsmkv.compression;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import net.jpountz.lz4.LZ4Compressor;
import org.jspecify.annotations.Nullable;

/**
 * LZ4 blocks, in pure Java: by {@link Lz4Encoder}, or smaller and slower by LZ4-java.
 *
 * <p>Thread: immutable, and so is the library's instance.
 */
final class Lz4Compression implements Compression {

  private final @Nullable LZ4Compressor thorough;

  /**
   * A compression.
   *
   * @param thorough makes blocks smaller; null for the usual ones
   */
  Lz4Compression(@Nullable LZ4Compressor thorough) {
    this.thorough = thorough;
  }

  @Override
  public int compressedLengthMax(int rawLength) {
    return Lz4Encoder.lengthMax(rawLength);
  }

  @Override
  public int compress(byte[] raw, int rawLength, byte[] target) {
    return thorough == null
        ? new Lz4Encoder(raw, rawLength, target).encode()
        : thorough.compress(raw, 0, rawLength, target, 0, target.length);
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target)
      throws IOException {
    decompress(compressed, compressedLength, target, target.length);
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target, int rawLength)
      throws IOException {
    int length = Lz4Decoder.decode(compressed, compressedLength, target, rawLength);
    Lengths.requireWhole(Lz4Provider.ID, length, rawLength);
  }

  @Override
  public int decompressFirst(
      byte[] compressed, int compressedLength, byte[] target, int rawLength, int enough)
      throws IOException {
    int length = Lz4Decoder.decode(compressed, compressedLength, target, rawLength, enough);
    if (length < enough) {
      Lengths.requireWhole(Lz4Provider.ID, length, rawLength);
    }
    return length;
  }
}
