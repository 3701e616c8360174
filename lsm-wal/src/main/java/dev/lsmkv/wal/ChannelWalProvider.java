package dev.lsmkv.wal;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;
import dev.lsmkv.wal.write.ChannelOutput;
import java.security.SecureRandom;

/**
 * The fallback log, {@value #ID}: writes to the end of a file. It has no settings.
 *
 * <p>For file systems where filling with zeros reserves no space (copy on write, compression), so
 * that a full disk would be a fault in a mapping, and for those across a network.
 */
public final class ChannelWalProvider implements WalProvider {

  private static final String ID = "channel";

  /** For {@link java.util.ServiceLoader}. */
  public ChannelWalProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public WalFormat create(Settings settings) {
    return new SegmentFormat(
        ID,
        segment -> new ChannelOutput(segment.file().create()),
        () -> new SecureRandom().nextLong());
  }
}
