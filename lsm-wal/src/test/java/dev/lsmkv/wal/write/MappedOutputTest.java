package dev.lsmkv.wal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.wal.WalSegment.Use;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MappedOutputTest {

  private static final int CHUNK = 8192;

  private final MemoryStorage disk = new MemoryStorage();
  private final FaultyStorage counted = new FaultyStorage(disk);
  private final List<Operation> calls = new CopyOnWriteArrayList<>();
  private StorageFile file;

  @BeforeEach
  void createDirectory() throws IOException {
    counted.fault((operation, path) -> calls.add(operation));
    counted.directory(Path.of("/log")).create();
    file = counted.directory(Path.of("/log")).file("segment");
  }

  private MappedOutput output(Use use) throws IOException {
    return new MappedOutput(file.createLog(), CHUNK, use);
  }

  private long count(Operation wanted) {
    return calls.stream().filter(wanted::equals).count();
  }

  @Test
  void roomMadeAheadIsUsedByWhatIsWrittenNext() throws IOException {
    try (MappedOutput output = output(Use.SELDOM_FORCED)) {
      output.reserve(CHUNK);
      output.write(new byte[CHUNK], 0, CHUNK - 8);
      output.makeRoomAhead();
      long extensions = count(Operation.EXTEND);
      output.reserve(CHUNK);
      output.write(new byte[CHUNK], 0, CHUNK);
      assertThat(extensions).isEqualTo(2);
      assertThat(count(Operation.EXTEND)).isEqualTo(2);
    }
  }

  @Test
  void noRoomIsMadeWhileHalfAChunkIsLeft() throws IOException {
    try (MappedOutput output = output(Use.FORCED)) {
      output.reserve(CHUNK);
      output.write(new byte[CHUNK], 0, CHUNK / 2);
      output.makeRoomAhead();
      assertThat(count(Operation.EXTEND)).isEqualTo(1);
      assertThat(count(Operation.FORCE)).isZero();
    }
  }

  @Test
  void noSpaceIsAddedWhileThereIsJustEnough() throws IOException {
    try (MappedOutput output = output(Use.FORCED)) {
      output.reserve(CHUNK);
      output.reserve(CHUNK);
      assertThat(count(Operation.EXTEND)).isEqualTo(1);
    }
  }

  @Test
  void recordLargerThanAChunkGetsTheWholePagesItLacksAndNoMore() throws IOException {
    try (MappedOutput output = output(Use.FORCED)) {
      output.reserve(100);
      output.reserve(CHUNK + 20_000);
    }
    assertThat(disk.read(Path.of("/log/segment"))).hasSize(CHUNK + 20_480);
  }

  @Test
  void logIsClosedWithItsOutput() throws IOException {
    MappedLog log = file.createLog();
    new MappedOutput(log, CHUNK, Use.FORCED).close();
    assertThatIOException()
        .isThrownBy(() -> log.extend(CHUNK))
        .withMessageContaining("segment is closed");
  }

  @Test
  void spaceIsForcedAheadOnlyWhereForcesFollow() throws IOException {
    try (MappedOutput output = output(Use.SELDOM_FORCED)) {
      output.makeRoomAhead();
    }
    assertThat(count(Operation.FORCE)).isZero();
    file.delete();
    try (MappedOutput output = output(Use.FORCED)) {
      output.makeRoomAhead();
    }
    assertThat(count(Operation.FORCE)).isEqualTo(1);
  }

  @Test
  void roomIsMadeWhileRecordsAreWrittenAndForced() throws Exception {
    byte[] content = new byte[200 * CHUNK];
    new Random(7).nextBytes(content);
    CountDownLatch written = new CountDownLatch(1);
    try (MappedOutput output = output(Use.FORCED);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Void> growth =
          () -> {
            while (written.getCount() > 0) {
              output.makeRoomAhead();
            }
            return null;
          };
      Callable<Void> forcing =
          () -> {
            while (written.getCount() > 0) {
              output.force(0, 8);
            }
            return null;
          };
      output.reserve(8);
      Future<Void> grown = threads.submit(growth);
      Future<Void> forced = threads.submit(forcing);
      for (int at = 0; at < content.length; at += 1000) {
        int length = Math.min(1000, content.length - at);
        output.reserve(length);
        output.write(content, at, length);
      }
      written.countDown();
      grown.get();
      forced.get();
    }
    byte[] read = disk.read(Path.of("/log/segment"));
    assertThat(Arrays.copyOf(read, content.length)).isEqualTo(content);
  }
}
