package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A segment on a disk in memory.
 *
 * @param format writes and reads it
 * @param disk the disk
 * @param identity who the segment is
 * @param use what it is written for
 */
record LogOnDisk(WalFormat format, MemoryStorage disk, FileIdentity identity, WalSegment.Use use) {

  static final Path DIRECTORY = Path.of("/disk").toAbsolutePath();
  static final Path PATH = DIRECTORY.resolve("segment");

  private static final long BYTES_EXPECTED = 10_000;

  /**
   * What was read of a segment.
   *
   * @param records its records
   * @param tail how it ended
   */
  record Content(List<LogRecord> records, WalTail tail) {}

  static LogOnDisk create(WalFormat format, String id) throws IOException {
    MemoryStorage disk = new MemoryStorage();
    disk.directory(DIRECTORY).create();
    disk.directory(Path.of("/").toAbsolutePath()).force();
    FileIdentity identity = new FileIdentity(FileRole.WAL, id, new UUID(3, 4), 9);
    return new LogOnDisk(format, disk, identity, WalSegment.Use.FORCED);
  }

  LogOnDisk on(MemoryStorage other) {
    return new LogOnDisk(format, other, identity, use);
  }

  LogOnDisk as(FileIdentity other) {
    return new LogOnDisk(format, disk, other, use);
  }

  LogOnDisk writtenFor(WalSegment.Use other) {
    return new LogOnDisk(format, disk, identity, other);
  }

  /** The same segment with other bytes, on a disk of its own. */
  LogOnDisk with(byte[] bytes) throws IOException {
    LogOnDisk other = create(format, identity.providerId());
    other.disk.write(PATH, bytes);
    return other;
  }

  /** To be read, when nobody knows any more what it was written for. */
  private WalSegment segment() {
    return new WalSegment(directory().file("segment"), identity, 0, WalSegment.Use.SELDOM_FORCED);
  }

  StorageDirectory directory() {
    return disk.directory(DIRECTORY);
  }

  WalWriter writer() throws IOException {
    return writer(disk);
  }

  /** A writer on a disk that is this one in another guise. */
  WalWriter writer(Storage guise) throws IOException {
    StorageFile file = guise.directory(DIRECTORY).file("segment");
    WalWriter writer = format.create(new WalSegment(file, identity, BYTES_EXPECTED, use));
    directory().force();
    return writer;
  }

  /** Appends records, and returns the offsets behind them. */
  static List<Long> append(WalWriter writer, List<LogRecord> records) throws IOException {
    List<Long> ends = new ArrayList<>();
    for (LogRecord record : records) {
      var group = MemTableFixture.group(record.entries(), 2);
      writer.reserve(group.bytes());
      ends.add(writer.append(group));
    }
    return ends;
  }

  Content read() throws IOException {
    List<Long> firsts = new ArrayList<>();
    List<EncodedBatch> kept = new ArrayList<>(); // as a memtable may
    WalTail tail =
        format.read(
            segment(),
            (first, operations) -> {
              firsts.add(first);
              kept.add(operations);
            });
    List<LogRecord> records = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      records.add(LogRecord.of(firsts.get(i), kept.get(i)));
    }
    return new Content(records, tail);
  }

  WalTail read(WalVisitor visitor) throws IOException {
    return format.read(segment(), visitor);
  }

  byte[] bytes() throws IOException {
    return disk.read(PATH);
  }
}
