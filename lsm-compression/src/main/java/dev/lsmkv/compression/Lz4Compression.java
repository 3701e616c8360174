package dev.lsmkv.compression;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * LZ4 blocks, by the pure Java instances of LZ4-java.
 *
 * <p>They are chosen by name: what the library calls its fastest would load native code. The
 * decompressor is the one that checks both arrays' bounds at each step.
 *
 * <p>Thread: immutable, and so are the library's instances.
 */
final class Lz4Compression implements Compression {

  private final LZ4Compressor compressor = LZ4Factory.safeInstance().fastCompressor();
  private final LZ4SafeDecompressor decompressor = LZ4Factory.safeInstance().safeDecompressor();

  @Override
  public int compressedLengthMax(int rawLength) {
    return compressor.maxCompressedLength(rawLength);
  }

  @Override
  public int compress(byte[] raw, int rawLength, byte[] target) {
    return compressor.compress(raw, 0, rawLength, target, 0, target.length);
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target)
      throws IOException {
    int length;
    try {
      length = decompressor.decompress(compressed, 0, compressedLength, target, 0, target.length);
    } catch (LZ4Exception e) {
      throw new IOException("not an LZ4 block: " + e.getMessage(), e);
    }
    Lengths.requireWhole(Lz4Provider.ID, length, target);
  }
}
