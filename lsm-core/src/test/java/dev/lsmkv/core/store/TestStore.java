package dev.lsmkv.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.testkit.storage.FileSystemModel;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/** A store on a disk in memory, which can be opened again, also after being killed. */
final class TestStore {

  static final Path DIRECTORY = Path.of("/store");

  private final MemoryStorage disk;

  TestStore() {
    this(new MemoryStorage());
  }

  private TestStore(MemoryStorage disk) {
    this.disk = disk;
  }

  MemoryStorage disk() {
    return disk;
  }

  /** Small sizes, so that a few hundred writes flush and compact. */
  static StoreOptions.Builder small() {
    return StoreOptions.builder()
        .memTableBytes(8 << 10)
        .setting(Role.WAL, "chunk-bytes", "65536")
        .setting(Role.COMPACTION, "l0-tables", "2")
        .setting(Role.COMPACTION, "base-level-bytes", "20000")
        .setting(Role.COMPACTION, "table-bytes", "6000");
  }

  /** Writers are delayed as soon as compaction is held up, and never stopped. */
  static StoreOptions slowedEarly() {
    return small()
        .durability(Durability.OS)
        .compressedFromLevel(1)
        .provider(Role.COMPRESSION, BlockingCompression.ID)
        .setting(Role.COMPACTION, "l0-slow-tables", "3")
        .setting(Role.COMPACTION, "l0-stop-tables", "1000")
        .build();
  }

  LsmStore.Builder builder() {
    return builder(disk);
  }

  /** A builder for a store on another disk, such as one around this one. */
  static LsmStore.Builder builder(Storage disk) {
    return LsmStore.builder(DIRECTORY)
        .environment(new Environment(disk, new SystemClock(), new PlatformExecutors()));
  }

  LsmStore open() {
    return open(small().build());
  }

  LsmStore open(StoreOptions options) {
    return builder().options(options).open();
  }

  /** Waits as code does that may throw nothing: an interrupt, which no test makes, fails it. */
  static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until no table is on the disk that is no part of the store any more. */
  void awaitOnlyKnownTables(LsmStore store) {
    while (tableDirectories() > store.stats().tablesKnown()) {
      Thread.onSpinWait(); // those that were compacted are deleted in the background
    }
  }

  private long tableDirectories() {
    return files("/sstables/").stream().map(Path::getParent).distinct().count();
  }

  /** The disk as a kill of the process at this moment leaves it. */
  TestStore killed() {
    return new TestStore(disk.copy());
  }

  /**
   * The disk as a loss of power at this moment could leave it at worst: without a byte or a name
   * that was not forced, which is what it comes to if every draw is the lowest.
   */
  TestStore cutOff() {
    return new TestStore(disk.powerCut().draw(FileSystemModel.STRICT, () -> 0));
  }

  /** The disk as a loss of power at this moment could leave it, as these draws will have it. */
  TestStore cutOff(RandomGenerator draws) {
    return new TestStore(disk.powerCut().draw(FileSystemModel.STRICT, draws));
  }

  void delete(Path file) {
    try {
      disk.directory(file.getParent()).file(file.getFileName().toString()).delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files whose path holds a text. */
  List<Path> files(String part) {
    return disk.files().stream().filter(file -> file.toString().contains(part)).toList();
  }

  byte[] read(Path file) {
    try {
      return disk.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file, byte[] bytes) {
    try {
      disk.directory(file.getParent()).create();
      disk.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Flips a bit. */
  void damage(Path file, int offset) {
    byte[] bytes = read(file);
    bytes[offset] ^= 0x10;
    write(file, bytes);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  /** All entries as {@code key=value}. */
  static List<String> entries(Cursor cursor) {
    List<String> entries = new ArrayList<>();
    try (cursor) {
      while (cursor.next()) {
        entries.add(text(cursor.keyBytes()) + "=" + text(cursor.valueBytes()));
      }
    }
    return entries;
  }
}
