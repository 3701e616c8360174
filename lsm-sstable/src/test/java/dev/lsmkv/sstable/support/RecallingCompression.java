package dev.lsmkv.sstable.support;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Remembers blocks and writes their number, so that whatever is in a block, it is stored
 * compressed. Of the beginning of a block it gives not a byte more than is enough, and spoils what
 * follows.
 */
public final class RecallingCompression implements Compression {

  private static final byte SPOILT = 0x55;

  private final List<byte[]> blocks = new ArrayList<>();
  private int begun;
  private int most;

  /** What was compressed, block by block, not copied. */
  public List<byte[]> blocks() {
    return blocks;
  }

  /** How often less than a block was asked for. */
  public int begun() {
    return begun;
  }

  /** The most bytes that were asked for at once. */
  public int most() {
    return most;
  }

  @Override
  public int compressedLengthMax(int rawLength) {
    return Math.max(rawLength, Integer.BYTES);
  }

  @Override
  public int compress(byte[] raw, int rawLength, byte[] target) {
    ByteBuffer.wrap(target).putInt(blocks.size());
    blocks.add(Arrays.copyOf(raw, rawLength));
    return Integer.BYTES;
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target)
      throws IOException {
    decompressFirst(compressed, compressedLength, target, target.length, target.length);
  }

  @Override
  public int decompressFirst(
      byte[] compressed, int compressedLength, byte[] target, int rawLength, int enough)
      throws IOException {
    byte[] block = blocks.get(ByteBuffer.wrap(compressed, 0, compressedLength).getInt());
    if (block.length != rawLength) {
      throw new IOException("a block of " + block.length + " bytes");
    }
    begun += enough < rawLength ? 1 : 0;
    most = Math.max(most, enough);
    Arrays.fill(target, SPOILT);
    System.arraycopy(block, 0, target, 0, enough);
    return enough;
  }
}
