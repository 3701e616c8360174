package dev.lsmkv.wal.read;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.MalformedBatchException;
import dev.lsmkv.spi.entry.OperationReader;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.wal.read.RecordReader.Bad;
import dev.lsmkv.wal.read.RecordReader.Whole;
import dev.lsmkv.wal.record.LogHeader;
import dev.lsmkv.wal.record.RecordHeader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a segment from its first record to its end.
 *
 * <p>At the first offset p without a whole record there are four cases:
 *
 * <ol>
 *   <li>nothing but zeros to the end of the file: the clean end;
 *   <li>a whole record behind p that was built when p was durable already: damage, refused. First p
 *       is read once more: if its writer is still at work, the record may be whole by now;
 *   <li>none: a write that was cut short. What follows it is dropped with it, whole or not, since
 *       what survives must be a prefix;
 *   <li>a right checksum over what no writer writes (sequence numbers that do not increase, an
 *       unknown operation): damage wherever it is, for a cut never makes a checksum right.
 * </ol>
 *
 * <p>Thread: confined.
 */
public final class SegmentReader {

  private final Path path;
  private final RecordReader records;
  private final Resync resync;
  private long offset = LogHeader.BYTES;
  private long syncedUpTo;
  private long sequenceMin;

  /**
   * A reader before the first record.
   *
   * @param path the file, for messages
   * @param segment its bytes, whose header was checked
   * @param logId the random number in that header
   */
  public SegmentReader(Path path, SegmentBytes segment, long logId) {
    this.path = path;
    this.records = new RecordReader(segment, logId);
    this.resync = new Resync(segment, logId);
  }

  /**
   * Reads to the end.
   *
   * @param visitor gets each whole record
   * @return how the segment ended
   * @throws CorruptFileException if something that was durable is damaged
   * @throws IOException if the disk does not give the bytes, or the visitor stops
   */
  public WalTail read(WalVisitor visitor) throws IOException {
    while (true) {
      switch (records.at(offset)) {
        case Whole whole -> visit(whole, visitor);
        case Bad bad -> {
          long end = resync.endOfBytes(offset);
          long synced = end == offset ? 0 : resync.syncedUpTo(offset, end, sequenceMin);
          syncedUpTo = Math.max(syncedUpTo, synced);
          if (syncedUpTo <= offset) {
            return new WalTail(LogHeader.BYTES, offset, syncedUpTo, end - offset);
          }
          refuseUnlessWholeByNow(bad);
        }
      }
    }
  }

  private void visit(Whole whole, WalVisitor visitor) throws IOException {
    RecordHeader header = whole.header();
    EncodedBatch operations = whole.operations();
    if (!header.isPlausible(offset, sequenceMin)) {
      throw new CorruptFileException(
          path, offset, "sequence numbers from " + sequenceMin + " on", header.toString());
    }
    walk(operations);
    visitor.record(header.firstSequence(), operations);
    syncedUpTo = Math.max(syncedUpTo, header.syncedUpTo());
    sequenceMin = header.firstSequence() + header.count();
    offset += header.recordBytes();
  }

  private void walk(EncodedBatch operations) throws CorruptFileException {
    try {
      OperationReader reader = operations.operations();
      while (reader.next()) {
        // Reading on is the check.
      }
    } catch (MalformedBatchException e) {
      String expected = operations.count() + " operations";
      throw new CorruptFileException(path, offset, expected, e.toString());
    }
  }

  private void refuseUnlessWholeByNow(Bad bad) throws IOException {
    if (records.at(offset) instanceof Bad) {
      String evidence = ", which was durable: a later record says so up to byte " + syncedUpTo;
      throw new CorruptFileException(path, offset, bad.expected() + evidence, bad.actual());
    }
  }
}
