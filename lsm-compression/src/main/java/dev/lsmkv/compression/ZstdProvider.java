package dev.lsmkv.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.Native;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.Settings.LongRange;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import java.io.IOException;

/**
 * The compression {@value #ID}: native, slower than lz4 and smaller.
 *
 * <p>Setting {@value #LEVEL}, a whole number, default {@value #LEVEL_DEFAULT}: from the library's
 * fastest, a negative number, to its smallest, 22. More effort makes blocks smaller and writing
 * slower; it is no part of the encoding.
 *
 * <p>The library is loaded when the first compression is made, and not before: a store that does
 * not use it needs no permission for native code.
 */
public final class ZstdProvider implements CompressionProvider {

  /** The id, {@value}. */
  static final String ID = "zstd";

  /**
   * The setting for the effort, {@value}. It has the id in its name since all compressions share
   * their settings.
   */
  static final String LEVEL = "zstd-level";

  /** The effort if nothing is set, {@value}. */
  static final int LEVEL_DEFAULT = 3;

  /** For the service loader. */
  public ZstdProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Compression create(Settings settings) throws IOException {
    load(Native::load);
    LongRange levels = new LongRange(Zstd.minCompressionLevel(), Zstd.maxCompressionLevel());
    return new ZstdCompression((int) settings.integer(LEVEL, LEVEL_DEFAULT, levels));
  }

  /** Loads the native library; again each time, since the reason may be gone. */
  static void load(Runnable loader) throws IOException {
    try {
      loader.run();
    } catch (LinkageError | RuntimeException e) {
      throw new IOException(
          "The native library of zstd cannot be loaded (%s). Allow it with".formatted(rootCause(e))
              + " --enable-native-access=com.github.luben.zstd_jni (on the class path:"
              + " --enable-native-access=ALL-UNNAMED), make sure that java.io.tmpdir allows"
              + " executable files, or use the compression lz4, which is pure Java.",
          e);
    }
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
