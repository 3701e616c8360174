package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StorageFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Every call of a storage, step by step, each with its result checked. */
final class Session {

  private static final byte[] CONTENT = bytes(10, 600_000);
  private static final int LOG_BYTES = 128 << 10;

  private final StorageDirectory directory;
  private final Storage storage;

  Session(StorageDirectory directory, Storage storage) {
    this.directory = directory;
    this.storage = storage;
  }

  /** A call or a few. */
  interface Step {
    void run() throws Exception;
  }

  /** Runs a step, and does something before and after. */
  interface Around {
    void run(Step step) throws Exception;
  }

  void run(Around around) throws Exception {
    around.run(directory::create);
    AutoCloseable[] lock = new AutoCloseable[1];
    around.run(() -> lock[0] = storage.lock(directory.path().resolve("LOCK")));
    append(around);
    log(around);
    around.run(() -> directory.file("file").renameTo(directory.file("renamed")));
    around.run(directory::force);
    around.run(() -> assertContent("renamed", CONTENT));
    around.run(() -> directory.file("renamed").delete());
    around.run(() -> assertEquals(List.of("LOCK", "log"), directory.list()));
    around.run(() -> storage.usableBytes(directory.path()));
    around.run(() -> lock[0].close());
  }

  private void append(Around around) throws Exception {
    AppendFile[] file = new AppendFile[1];
    around.run(() -> file[0] = directory.file("file").create());
    for (int at = 0; at < CONTENT.length; at += 30_000) {
      int offset = at;
      around.run(() -> file[0].write(CONTENT, offset, 30_000));
    }
    around.run(() -> file[0].force());
    around.run(() -> file[0].close());
  }

  private void log(Around around) throws Exception {
    MappedLog[] log = new MappedLog[1];
    MemorySegment[] segment = new MemorySegment[1];
    around.run(() -> log[0] = directory.file("log").createLog());
    around.run(() -> segment[0] = log[0].extend(LOG_BYTES));
    segment[0].copyFrom(MemorySegment.ofArray(CONTENT).asSlice(0, LOG_BYTES));
    around.run(() -> log[0].force(0, LOG_BYTES));
    around.run(() -> log[0].close());
    around.run(() -> assertContent("log", bytes(10, LOG_BYTES)));
  }

  private void assertContent(String name, byte[] content) throws Exception {
    try (MappedFile file = directory.file(name).map()) {
      assertArrayEquals(content, file.segment().toArray(ValueLayout.JAVA_BYTE));
    }
  }
}
