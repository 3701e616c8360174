package dev.lsmkv.compression;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.Settings.LongRange;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import net.jpountz.lz4.LZ4Factory;

/**
 * The compression {@value #ID}: pure Java, fast in both directions.
 *
 * <p>Setting {@value #LEVEL}, a whole number from 0 to {@value #LEVEL_MAX}, default 0: from 1 on
 * blocks become smaller and writing much slower, by the high compression of LZ4-java, which
 * searches longer with each level. It is no part of the encoding, and reading stays as fast.
 */
public final class Lz4Provider implements CompressionProvider {

  /** The id, {@value}. */
  static final String ID = "lz4";

  /** The setting for the effort, {@value}. */
  static final String LEVEL = "lz4-level";

  /** The largest effort, {@value}. */
  static final int LEVEL_MAX = 17;

  /** For the service loader. */
  public Lz4Provider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Compression create(Settings settings) {
    int level = (int) settings.integer(LEVEL, 0, new LongRange(0, LEVEL_MAX));
    return new Lz4Compression(
        level == 0 ? null : LZ4Factory.safeInstance().highCompressor(level)); // no native code
  }
}
