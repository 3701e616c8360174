/** Block compression: lz4 and zstd. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.compression {
  requires dev.lsmkv.api;
  requires com.github.luben.zstd_jni;
  requires org.lz4.java;
  requires static org.jspecify;
}
