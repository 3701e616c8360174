/** The default filter, on Hash4j. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.bloom {
  requires dev.lsmkv.api;
  requires com.dynatrace.hash4j;
  requires static org.jspecify;

  provides dev.lsmkv.spi.filter.FilterProvider with
      dev.lsmkv.bloom.BloomProvider;
}
