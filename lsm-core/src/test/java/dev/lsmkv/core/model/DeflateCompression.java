package dev.lsmkv.core.model;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Really compresses, with what the platform has. */
public final class DeflateCompression implements CompressionProvider {

  public static final String ID = "test.deflate";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Compression create(Settings settings) {
    return new Deflate();
  }

  private static final class Deflate implements Compression {

    @Override
    public int compressedLengthMax(int rawLength) {
      return rawLength + rawLength / 100 + 64;
    }

    @Override
    public int compress(byte[] raw, int rawLength, byte[] target) {
      Deflater deflater = new Deflater();
      try {
        deflater.setInput(raw, 0, rawLength);
        deflater.finish();
        return deflater.deflate(target);
      } finally {
        deflater.end();
      }
    }

    @Override
    public void decompress(byte[] compressed, int compressedLength, byte[] target)
        throws IOException {
      Inflater inflater = new Inflater();
      try {
        inflater.setInput(compressed, 0, compressedLength);
        if (inflater.inflate(target) != target.length) {
          throw new IOException("another length");
        }
      } catch (DataFormatException e) {
        throw new IOException(e);
      } finally {
        inflater.end();
      }
    }
  }
}
