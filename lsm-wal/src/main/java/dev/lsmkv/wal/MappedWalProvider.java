package dev.lsmkv.wal;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalProvider;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.wal.write.LogOutput;
import dev.lsmkv.wal.write.MappedOutput;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * The default log, {@value #ID}: stores into mapped space that was filled with zeros before.
 *
 * <p>Setting {@code chunk-bytes}, 4096 bytes to 1 GiB, rounded up to whole pages: how much space is
 * added at a time. By default an eighth of what the segment is expected to hold, which is the size
 * of a memtable, from 64 KiB to 8 MiB: few interruptions, and little space made for nothing. Larger
 * chunks interrupt writers less often; smaller ones take less of the disk while a store is idle.
 */
public final class MappedWalProvider implements WalProvider {

  private static final String ID = "mapped";
  private static final long CHUNK_BYTES_MIN = 64 << 10;
  private static final long CHUNK_BYTES_MAX = 8 << 20;
  private static final int CHUNKS_A_SEGMENT = 8;
  private static final Settings.LongRange CHUNK_BYTES = new Settings.LongRange(4096, 1 << 30);

  /** For {@link java.util.ServiceLoader}. */
  public MappedWalProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public WalFormat create(Settings settings) {
    boolean chosen = settings.has("chunk-bytes");
    long chunkBytes = settings.integer("chunk-bytes", CHUNK_BYTES_MAX, CHUNK_BYTES);
    return new SegmentFormat(
        ID,
        segment -> output(segment, chosen ? chunkBytes : chunkBytes(segment)),
        () -> new SecureRandom().nextLong());
  }

  private static LogOutput output(WalSegment segment, long chunkBytes) throws IOException {
    MappedLog log = segment.file().createLog();
    return new MappedOutput(log, chunkBytes, segment.use());
  }

  private static long chunkBytes(WalSegment segment) {
    long share = segment.bytesExpected() / CHUNKS_A_SEGMENT;
    return Math.clamp(share, CHUNK_BYTES_MIN, CHUNK_BYTES_MAX);
  }
}
