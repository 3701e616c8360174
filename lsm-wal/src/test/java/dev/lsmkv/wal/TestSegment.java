package dev.lsmkv.wal;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalWriter;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One segment on a disk in memory: written, damaged and read by tests. */
final class TestSegment {

  static final long LOG_ID = 0x1122334455667788L;
  static final Path PATH = Path.of("/store/wal/000007.log");
  private static final UUID STORE = new UUID(0x0123456789abcdefL, 0x0fedcba987654321L);

  /** What a reader saw. */
  record Seen(List<Logged> records, WalTail tail) {}

  final MemoryStorage disk = new MemoryStorage();
  final LogKind kind;
  final WalSegment segment;

  TestSegment(LogKind kind) throws IOException {
    this.kind = kind;
    StorageDirectory directory = disk.directory(PATH.getParent());
    directory.create();
    FileIdentity identity = new FileIdentity(FileRole.WAL, kind.id, STORE, 7);
    segment =
        new WalSegment(directory.file("000007.log"), identity, 1 << 20, WalSegment.Use.FORCED);
  }

  WalWriter create() throws IOException {
    return kind.format(LOG_ID).create(segment);
  }

  /** Writes groups, forcing after those whose index is named, and returns where records begin. */
  List<Long> write(List<WriteGroup> groups, List<Integer> forcedAfter) throws IOException {
    List<Long> offsets = new ArrayList<>();
    long offset = 144;
    try (WalWriter writer = create()) {
      for (int i = 0; i < groups.size(); i++) {
        offsets.add(offset);
        offset = writer.append(groups.get(i));
        if (forcedAfter.contains(i)) {
          writer.force();
        }
      }
    }
    offsets.add(offset);
    return offsets;
  }

  byte[] bytes() throws IOException {
    return disk.read(PATH);
  }

  void damage(byte[] bytes) throws IOException {
    disk.write(PATH, bytes);
  }

  Seen read() throws IOException {
    List<Logged> records = new ArrayList<>();
    WalTail tail =
        kind.format(0)
            .read(
                segment,
                (firstSequence, operations) -> records.add(Logged.of(firstSequence, operations)));
    return new Seen(records, tail);
  }

  static List<Logged> logged(List<WriteGroup> groups) {
    return groups.stream().map(Logged::of).toList();
  }
}
