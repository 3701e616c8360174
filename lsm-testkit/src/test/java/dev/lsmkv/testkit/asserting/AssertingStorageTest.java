package dev.lsmkv.testkit.asserting;

import static dev.lsmkv.testkit.asserting.Misuse.assertNoticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.FailedForceException;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.testkit.faults.Fault;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AssertingStorageTest {

  private final Findings findings = new Findings();
  private final FaultyStorage faults = new FaultyStorage(new MemoryStorage());
  private final Storage disk = new AssertingStorage(findings, faults);
  private final StorageDirectory directory = disk.directory(Path.of("/d"));

  @BeforeEach
  void create() throws IOException {
    directory.create();
  }

  private void failForces() {
    faults.fault((operation, _) -> {
      if (operation == Operation.FORCE) {
        throw new IOException("planted");
      }
    });
  }

  @Test
  void whatIsClosedIsNoLeak() throws Exception {
    AutoCloseable lock = disk.lock(Path.of("/d/LOCK"));
    try (AppendFile file = directory.file("a").create();
        MappedLog log = directory.file("l").createLog()) {
      file.write(new byte[] {1, 2, 3}, 1, 2);
      file.flush();
      file.force();
      assertThat(file.position()).isEqualTo(2);
      log.extend(4096);
      log.force(0, 4096);
    }
    lock.close();
    directory.file("a").renameTo(directory.file("c"));
    directory.force();
    assertThat(directory.list()).contains("c");
    try (MappedFile mapping = directory.file("c").map()) {
      assertThat(mapping.segment().byteSize()).isEqualTo(2);
    }
    directory.file("c").delete();
    assertThat(disk.usableBytes(Path.of("/d"))).isPositive();
    findings.requireNone();
  }

  @Test
  void everyKindOfLeakIsFound() throws Exception {
    AutoCloseable lock = disk.lock(Path.of("/d/LOCK"));
    Misuse.assertOpen(findings, "the lock /d/LOCK");
    lock.close();
    AppendFile file = directory.file("a").create();
    Misuse.assertOpen(findings, "the file /d/a");
    file.close();
    MappedFile mapping = directory.file("a").map();
    Misuse.assertOpen(findings, "the mapping /d/a");
    mapping.close();
    MappedLog log = directory.file("l").createLog();
    Misuse.assertOpen(findings, "the mapped log /d/l");
    log.close();
    findings.requireNone();
  }

  @Test
  void writingAfterCloseIsNoticed() throws IOException {
    AppendFile file = directory.file("a").create();
    file.close();
    file.close();
    assertNoticed(findings, () -> file.write(new byte[1], 0, 1), "used after it was CLOSED");
  }

  @Test
  void forcingAfterAFailedForceIsNoticed() throws IOException {
    AppendFile file = directory.file("a").create();
    failForces();
    assertThatThrownBy(file::force).isInstanceOf(IOException.class);
    assertThatThrownBy(file::force).hasMessageContaining("used after it was FAILED");
    file.close();
    assertThat(findings.violations()).hasSize(1);
  }

  @Test
  void aRangeOutsideOfTheArrayIsNoticed() throws IOException {
    try (AppendFile file = directory.file("a").create()) {
      findings.closed(file);
      assertNoticed(findings, () -> file.write(new byte[3], 2, 2), "2 bytes from 2 of 3");
    }
  }

  @Test
  void anArrayThatIsKeptIsOverwritten() throws IOException {
    List<byte[]> kept = new ArrayList<>();
    AppendFile keeping =
        new AppendFile() {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            kept.add(bytes);
          }

          @Override
          public long position() {
            return 5;
          }

          @Override
          public void flush() {}

          @Override
          public void force() {}

          @Override
          public void close() {}
        };
    AppendFile file = new AssertingAppendFile(findings, Path.of("/d/a"), keeping);
    file.write(new byte[] {1}, 0, 1);
    assertThat(kept.getFirst()).containsExactly(Lent.POISON);
    assertNoticed(findings, file::position, "at 5 after 1 bytes");
  }

  @Test
  void namesThatAreNoElementAreNoticed() {
    assertNoticed(findings, () -> directory.file("a/b"), "not one path element");
  }

  @Test
  void aRenameIntoAnotherDirectoryIsNoticed() {
    assertNoticed(
        findings,
        () -> directory.file("a").renameTo(directory.child("c").file("a")),
        "into another directory");
  }

  @Test
  void aFileOfAnotherStorageIsNoticed() {
    assertNoticed(
        findings,
        () -> directory.file("a").renameTo(faults.directory(Path.of("/d")).file("b")),
        "of another storage");
  }

  private MappedLog log() throws IOException {
    MappedLog log = directory.file("l").createLog();
    findings.closed(log); // so that nothing but the misuse is found
    return log;
  }

  @Test
  void anExtensionOfNoWholePagesIsNoticed() throws IOException {
    MappedLog log = log();
    assertNoticed(findings, () -> log.extend(1), "is extended by 1");
  }

  @Test
  void aForceBeyondTheEndIsNoticed() throws IOException {
    MappedLog log = log();
    log.extend(4096);
    assertNoticed(findings, () -> log.force(0, 4097), "to 4097 of 4096");
  }

  @Test
  void aLogUsedAfterAFailedForceIsNoticed() throws IOException {
    MappedLog log = log();
    log.extend(4096);
    failForces();
    assertThatThrownBy(() -> log.force(0, 1)).isInstanceOf(IOException.class);
    assertNoticed(findings, () -> log.force(0, 1), "used after it was FAILED");
  }

  @Test
  void aForceAfterOneOfTheSpaceHasFailedIsNoMisuseButFails() throws IOException {
    MappedLog log = log();
    log.extend(4096);
    failForces();
    assertThatThrownBy(log::forceSpace).isInstanceOf(FailedForceException.class);
    faults.fault(Fault.NONE);
    assertThatThrownBy(() -> log.force(0, 1)).isInstanceOf(FailedForceException.class);
    findings.requireNone();
    assertNoticed(findings, () -> log.force(0, 1), "used after it was FAILED");
  }

  @Test
  void aLogUsedAfterCloseIsNoticed() throws IOException {
    MappedLog log = log();
    log.extend(4096);
    log.close();
    log.close();
    assertNoticed(findings, () -> log.force(0, 1), "used after it was CLOSED");
  }

  @Test
  void twoThreadsInOneFileAreNoticed() throws IOException {
    List<AppendFile> self = new ArrayList<>();
    faults.fault((operation, _) -> {
      if (operation == Operation.APPEND) {
        Misuse.fromAnotherThread(() -> self.getFirst().position());
      }
    });
    AppendFile file = directory.file("a").create();
    findings.closed(file);
    self.add(file);
    assertNoticed(findings, () -> file.write(new byte[1], 0, 1), "is in it");
  }
}
