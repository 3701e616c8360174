package dev.lsmkv.wal.write;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.wal.GroupRefusedException;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.wal.record.LogHeader;
import dev.lsmkv.wal.record.RecordEncoder;
import dev.lsmkv.wal.record.RecordLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends groups to one segment, through any {@link LogOutput}.
 *
 * <p>Invariant: {@code durable <= appended}; each record carries the {@code durable} of the moment
 * it was built, which is what lets a reader tell damage from a write that was cut short. Any
 * failure poisons the writer, but for a record that was taken back whole.
 *
 * <p>Thread: as {@link WalWriter} says. {@code appended} is published after the bytes of the
 * record, so whoever forces up to it forces them.
 */
public final class SegmentWriter implements WalWriter {

  private final Path path;
  private final LogOutput output;
  private final RecordEncoder encoder;
  private long sequenceMin;
  private volatile long appended = LogHeader.BYTES;
  private volatile long durable = LogHeader.BYTES;
  private volatile @Nullable Throwable fault;

  private SegmentWriter(Path path, LogOutput output, long logId) {
    this.path = path;
    this.output = output;
    this.encoder = new RecordEncoder(logId);
  }

  /**
   * Begins a segment: its header is durable when this returns.
   *
   * @param path the file, for messages
   * @param output an output at the file's beginning; closed with the writer, or if this fails
   * @param identity what the header says
   * @param logId a random number
   * @return a writer at the first record
   * @throws IOException if the header is not certain to be durable
   */
  public static SegmentWriter begin(Path path, LogOutput output, FileIdentity identity, long logId)
      throws IOException {
    SegmentWriter writer = new SegmentWriter(path, output, logId);
    try {
      output.reserve(LogHeader.BYTES);
      output.write(LogHeader.encode(identity, logId), 0, LogHeader.BYTES);
      output.flush();
      output.force(0, LogHeader.BYTES);
      return writer;
    } catch (IOException | RuntimeException | Error e) {
      output.close();
      throw writer.poisonedBy(e);
    }
  }

  @Override
  public void reserve(long bytes) throws IOException {
    requireSound();
    try {
      output.reserve(RecordLayout.recordBytes(bytes));
    } catch (FailedForceException e) {
      throw poisonedBy(e);
    }
  }

  @Override
  public void makeRoomAhead() {
    if (fault != null) {
      return;
    }
    try {
      output.makeRoomAhead();
    } catch (FailedForceException e) {
      poisonedBy(e);
    } catch (IOException _) {
      // There is no room yet, which reserve() finds out too, if it ever needs it.
    }
  }

  @Override
  public long append(WriteGroup group) throws IOException {
    requireSound();
    int payloadBytes = payloadBytes(group);
    try {
      long offset = appended;
      long end = offset + RecordLayout.recordBytes(payloadBytes);
      encoder.encode(group, payloadBytes, offset, durable);
      output.reserve(end - offset);
      write(group.batches(), payloadBytes);
      sequenceMin = group.firstSequence() + group.count();
      appended = end;
      return end;
    } catch (GroupRefusedException e) {
      throw e; // nothing of the record is there, and the segment goes on
    } catch (IOException | RuntimeException | Error e) {
      throw poisonedBy(e);
    }
  }

  private void write(List<EncodedBatch> batches, int payloadBytes) throws IOException {
    output.write(encoder.header(), 0, RecordLayout.HEADER_BYTES);
    for (int i = 0; i < batches.size(); i++) {
      EncodedBatch batch = batches.get(i);
      output.write(batch.bytes(), batch.offset(), batch.length());
    }
    output.write(encoder.padding(), 0, RecordEncoder.paddingBytes(payloadBytes));
    output.flush();
  }

  @Override
  public long force() throws IOException {
    requireSound();
    try {
      long end = appended;
      if (end > durable) {
        output.force(durable, end);
        durable = end;
      }
      return end;
    } catch (IOException | RuntimeException | Error e) {
      throw poisonedBy(e);
    }
  }

  @Override
  public void close() {
    if (fault == null) {
      fault = new IOException(path + " is closed");
    }
    output.close();
  }

  /** Refuses, before anything is written, what a reader would refuse. */
  private int payloadBytes(WriteGroup group) {
    long bytes = group.bytes();
    if (bytes < 1 || bytes > RecordLayout.PAYLOAD_BYTES_MAX) {
      throw new IllegalArgumentException("a group of " + bytes + " bytes does not fit a record");
    }
    if (group.firstSequence() < sequenceMin) {
      throw new IllegalArgumentException(
          "sequence number " + group.firstSequence() + " after " + (sequenceMin - 1));
    }
    return (int) bytes;
  }

  private void requireSound() throws IOException {
    Throwable earlier = fault;
    if (earlier instanceof FailedForceException) {
      throw new FailedForceException(path, earlier); // as final for whoever comes later
    }
    if (earlier != null) {
      throw new IOException(path + " takes nothing more: " + earlier.getMessage(), earlier);
    }
  }

  private IOException poisonedBy(Throwable cause) {
    if (fault == null) {
      fault = cause;
    }
    return cause instanceof IOException e ? e : new IOException(path + ": " + cause, cause);
  }
}
