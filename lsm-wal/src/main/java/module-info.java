import org.jspecify.annotations.NullMarked;

/** The default write-ahead log, {@code mapped}, and its fallback, {@code channel}. */
@NullMarked
module dev.lsmkv.wal {
  requires dev.lsmkv.api;
  requires static org.jspecify;

  provides dev.lsmkv.spi.wal.WalProvider with
      dev.lsmkv.wal.ChannelWalProvider,
      dev.lsmkv.wal.MappedWalProvider;
}
