package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process still holds of a file, as the kernel sees it. */
class ReleaseTest {

  private static final Path MAPPINGS = Path.of("/proc/self/maps");
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @TempDir private Path directory;
  private StorageFile file;

  @BeforeEach
  void requireProc() throws IOException {
    assumeTrue(Files.isReadable(MAPPINGS), "the kernel shows what a process holds only in /proc");
    file = new FileSystemStorage().directory(directory.toRealPath()).file("file");
  }

  @Test
  void mappedFileHoldsAMappingAndNoDescriptorAndAfterCloseNeither() throws IOException {
    write();
    try (MappedFile mapped = file.map()) {
      assertThat(mapped.segment().byteSize()).isEqualTo(100_000);
      assertThat(mappings()).isEqualTo(1);
      assertThat(descriptors()).isZero();
    }
    assertNothingHeld();
  }

  @Test
  void deletedFileIsHeldNoLongerThanItsMapping() throws IOException {
    write();
    MappedFile mapped = file.map();
    file.delete();
    assertThat(mappings()).isEqualTo(1);
    mapped.close();
    assertNothingHeld();
  }

  @Test
  void closedAppendFileHoldsNothing() throws IOException {
    try (AppendFile output = file.create()) {
      output.force();
      assertThat(descriptors()).isEqualTo(1);
    }
    assertNothingHeld();
  }

  @Test
  void closedLogHoldsNothing() throws IOException {
    try (MappedLog log = file.createLog()) {
      log.extend(8192);
      log.extend(4096);
      assertThat(mappings()).isPositive();
      assertThat(descriptors()).isEqualTo(1);
    }
    assertNothingHeld();
  }

  @Test
  void failedCallsHoldNothing() throws IOException {
    write();
    StorageFile missing = new FileSystemStorage().directory(directory).file("missing");
    assertThatThrownBy(file::create).isInstanceOf(IOException.class);
    assertThatThrownBy(file::createLog).isInstanceOf(IOException.class);
    assertThatThrownBy(missing::map).isInstanceOf(IOException.class);
    assertNothingHeld();
  }

  @Test
  void forcedDirectoryHoldsNothing() throws IOException {
    new FileSystemStorage().directory(directory).force();
    assertNothingHeld();
  }

  private void write() throws IOException {
    try (AppendFile output = file.create()) {
      output.write(new byte[100_000], 0, 100_000);
    }
  }

  private void assertNothingHeld() throws IOException {
    assertThat(mappings()).isZero();
    assertThat(descriptors()).isZero();
  }

  private long mappings() throws IOException {
    try (Stream<String> lines = Files.lines(MAPPINGS)) {
      return lines.filter(line -> line.contains(directory.toString())).count();
    }
  }

  private long descriptors() throws IOException {
    try (Stream<Path> links = Files.list(DESCRIPTORS)) {
      return links.filter(link -> target(link).startsWith(directory.toString())).count();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "closed meanwhile";
    }
  }
}
