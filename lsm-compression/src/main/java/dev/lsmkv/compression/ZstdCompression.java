package dev.lsmkv.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;

/**
 * Zstandard frames, by the native library.
 *
 * <p>Its working memory lives for one call, so nothing native is left behind and nothing needs
 * closing.
 *
 * <p>Requires: the library is loaded.
 *
 * <p>Thread: immutable.
 */
final class ZstdCompression implements Compression {

  private final int level;

  ZstdCompression(int level) {
    this.level = level;
  }

  @Override
  public int compressedLengthMax(int rawLength) {
    return Math.toIntExact(Zstd.compressBound(rawLength));
  }

  @Override
  public int compress(byte[] raw, int rawLength, byte[] target) {
    return (int) Zstd.compressByteArray(target, 0, target.length, raw, 0, rawLength, level);
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target)
      throws IOException {
    decompress(compressed, compressedLength, target, target.length);
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target, int rawLength)
      throws IOException {
    long length;
    try {
      length = Zstd.decompressByteArray(target, 0, rawLength, compressed, 0, compressedLength);
    } catch (ZstdException e) {
      throw new IOException("not a Zstandard frame: " + e.getMessage(), e);
    }
    Lengths.requireWhole(ZstdProvider.ID, length, rawLength);
  }
}
