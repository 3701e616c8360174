package dev.lsmkv.wal;

import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.wal.read.MappedBytes;
import dev.lsmkv.wal.read.SegmentBytes;
import dev.lsmkv.wal.read.SegmentReader;
import dev.lsmkv.wal.record.LogHeader;
import dev.lsmkv.wal.write.LogOutput;
import dev.lsmkv.wal.write.SegmentWriter;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * The one format of both logs, with the way its bytes get to the disk left open.
 *
 * <p>A crash during {@link #create} can leave any bytes, or none. Such a file is named by nothing:
 * the store names a segment only when {@code create} has returned, with the header durable, and the
 * directory was forced after it. So a segment that {@link #read} is asked for and whose header is
 * not right is damaged, and never a new one.
 *
 * <p>Thread: immutable.
 */
final class SegmentFormat implements WalFormat {

  /** Creates a segment's file. */
  interface Outputs {

    LogOutput create(WalSegment segment) throws IOException;
  }

  private final String id;
  private final Outputs outputs;
  private final LongSupplier logIds;

  SegmentFormat(String id, Outputs outputs, LongSupplier logIds) {
    this.id = id;
    this.outputs = outputs;
    this.logIds = logIds;
  }

  @Override
  public WalWriter create(WalSegment segment) throws IOException {
    FileIdentity identity = segment.identity();
    if (!identity.providerId().equals(id)) {
      throw new IllegalArgumentException(id + " is asked to write as " + identity.providerId());
    }
    LogOutput output = outputs.create(segment);
    return SegmentWriter.begin(segment.file().path(), output, identity, logIds.getAsLong());
  }

  /**
   * {@inheritDoc}
   *
   * <p>A fault in the mapping may be thrown late ({@link MappedBytes}), so it is caught around all
   * that works with the bytes, the closing of the mapping included, which lets nothing pass that is
   * still to be thrown. So no verdict over bytes that were not read leaves this method.
   */
  @Override
  public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
    try (MappedFile file = segment.file().map()) {
      SegmentBytes bytes = new MappedBytes(file);
      long logId = LogHeader.readLogId(file.path(), beginning(bytes), segment.identity());
      return new SegmentReader(file.path(), bytes, logId).read(visitor);
    } catch (InternalError e) {
      throw new IOException(segment.file().path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] beginning(SegmentBytes bytes) throws IOException {
    byte[] beginning = new byte[(int) Math.min(LogHeader.BYTES, bytes.size())];
    bytes.copy(0, beginning, 0, beginning.length);
    return beginning;
  }
}
