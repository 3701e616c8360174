package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StorageFixture.bytes;
import static dev.lsmkv.testkit.contract.StorageFixture.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lsmkv.spi.storage.MappedLog;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The contract of a log that is written through mappings. */
interface MappedLogContract extends StorageFixture {

  @Test
  default void newLogHasNoSpace() throws IOException {
    try (MappedLog log = file("log").createLog()) {
      assertEquals(root().resolve("log"), log.path());
      assertArrayEquals(new byte[0], read(file("log")));
    }
  }

  @Test
  default void spaceIsZeroWritableAndExactlyAsAskedFor() throws IOException {
    try (MappedLog log = file("log").createLog()) {
      for (int bytes : new int[] {4096, 200 << 10, 12288}) {
        MemorySegment segment = log.extend(bytes);
        assertFalse(segment.isReadOnly());
        assertArrayEquals(new byte[bytes], segment.toArray(ValueLayout.JAVA_BYTE));
        segment.fill((byte) 1);
        log.seldomForced();
      }
    }
  }

  @Test
  default void spaceIsAskedForInPages() throws IOException {
    try (MappedLog log = file("log").createLog()) {
      for (long bytes : new long[] {0, -4096, 1, 4095, 4097, Long.MIN_VALUE}) {
        assertThrows(IllegalArgumentException.class, () -> log.extend(bytes));
      }
      assertArrayEquals(new byte[0], read(file("log")));
    }
  }

  @Test
  default void storesAreSeenByALaterMappingOpenOrClosed() throws IOException {
    byte[] content = bytes(9, 12288);
    try (MappedLog log = file("log").createLog()) {
      store(content, 0, log.extend(4096));
      store(content, 4096, log.extend(8192));
      assertArrayEquals(content, read(file("log")));
    }
    assertArrayEquals(content, read(file("log")));
  }

  private static void store(byte[] content, int offset, MemorySegment segment) {
    MemorySegment.copy(
        content, offset, segment, ValueLayout.JAVA_BYTE, 0, (int) segment.byteSize());
  }

  @Test
  default void anyRangeWithinTheSpaceCanBeForced() throws IOException {
    try (MappedLog log = file("log").createLog()) {
      log.force(0, 0);
      MemorySegment first = log.extend(4096);
      log.extend(8192).set(ValueLayout.JAVA_LONG, 8, 7);
      first.set(ValueLayout.JAVA_LONG, 4088, 7);
      log.force(0, 12288);
      log.force(4000, 4200);
      log.force(4097, 4098);
      log.force(12288, 12288);
      assertThrows(IndexOutOfBoundsException.class, () -> log.force(0, 12289));
      assertThrows(IndexOutOfBoundsException.class, () -> log.force(-1, 4096));
      assertThrows(IndexOutOfBoundsException.class, () -> log.force(2, 1));
      log.force(0, 1);
    }
  }

  @Test
  default void spaceCanBeForcedWhetherItIsUsedOrNot() throws IOException {
    byte[] content = bytes(9, 8192);
    try (MappedLog log = file("log").createLog()) {
      log.forceSpace();
      store(content, 0, log.extend(8192));
      log.forceSpace();
      log.extend(4096);
      log.forceSpace();
    }
    assertArrayEquals(Arrays.copyOf(content, 12288), read(file("log")));
  }

  @Test
  default void closedLogTakesNothingMore() throws IOException {
    MappedLog log = file("log").createLog();
    MemorySegment segment = log.extend(4096);
    log.close();
    log.close();
    assertThrows(
        IllegalStateException.class, () -> segment.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
    assertThrows(IOException.class, () -> log.extend(4096));
    assertThrows(IOException.class, () -> log.force(0, 4096));
    assertThrows(IOException.class, log::forceSpace);
    assertEquals(4096, read(file("log")).length);
  }

  @Test
  default void logGoesOnAfterItsNameIsGone() throws IOException {
    try (MappedLog log = file("log").createLog()) {
      file("log").delete();
      log.extend(4096).fill((byte) 1);
      log.force(0, 4096);
    }
    assertEquals(List.of(), directory().list());
  }

  @Test
  default void spaceIsAddedWhileStoresAreForced() throws Exception {
    int extents = 30;
    try (MappedLog log = file("log").createLog()) {
      MemorySegment first = log.extend(8192);
      Callable<Integer> growth =
          () -> {
            for (int i = 0; i < extents; i++) {
              log.extend(4096).fill((byte) i);
            }
            return extents;
          };
      Callable<Integer> forcing =
          () -> {
            for (int i = 0; i < extents; i++) {
              first.fill((byte) i);
              log.force(0, 8192);
            }
            return extents;
          };
      Together.run(List.of(growth, forcing));
    }
    byte[] content = read(file("log"));
    assertEquals(8192 + extents * 4096, content.length);
    assertEquals(extents - 1, content[8191]);
    for (int i = 0; i < extents; i++) {
      assertEquals(i, content[8192 + i * 4096 + 4095]);
    }
  }
}
