/** Block compression: lz4 and zstd. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.compression {
  requires dev.lsmkv.api;
  requires com.github.luben.zstd_jni;
  requires org.lz4.java;
  requires static org.jspecify;

  provides dev.lsmkv.spi.compression.CompressionProvider with
      dev.lsmkv.compression.Lz4Provider,
      dev.lsmkv.compression.ZstdProvider;
}
