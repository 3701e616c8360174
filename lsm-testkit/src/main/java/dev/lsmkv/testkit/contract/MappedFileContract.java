package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StorageFixture.bytes;
import static dev.lsmkv.testkit.contract.StorageFixture.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.storage.MappedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The contract of a file that is mapped for reading. */
interface MappedFileContract extends StorageFixture {

  @Test
  default void mappingIsReadOnlyAndReadableByAnyThread() throws Exception {
    byte[] content = bytes(6, 10_000);
    write(file("file"), content);
    try (MappedFile mapped = file("file").map()) {
      MemorySegment segment = mapped.segment();
      assertEquals(root().resolve("file"), mapped.path());
      assertTrue(segment.isReadOnly());
      assertTrue(segment.isNative());
      Callable<byte[]> reader = () -> segment.toArray(ValueLayout.JAVA_BYTE);
      for (byte[] read : Together.run(List.of(reader, reader))) {
        assertArrayEquals(content, read);
      }
    }
  }

  @Test
  default void closedMappingRefusesAccess() throws IOException {
    write(file("file"), new byte[] {1});
    MappedFile mapped = file("file").map();
    mapped.close();
    mapped.close();
    assertThrows(IllegalStateException.class, () -> mapped.segment().get(ValueLayout.JAVA_BYTE, 0));
  }

  @Test
  default void emptyMappingCanBeClosed() throws IOException {
    write(file("empty"), new byte[0]);
    MappedFile mapped = file("empty").map();
    assertEquals(0, mapped.segment().byteSize());
    mapped.close();
    mapped.close();
  }

  @Test
  default void beginningIsAsLongAsWantedOrAsTheFile() throws IOException {
    byte[] content = bytes(9, 600_000);
    write(file("file"), content);
    write(file("empty"), new byte[0]);
    for (int length : new int[] {0, 1, 300_000, 599_999, 600_000, 600_001, Integer.MAX_VALUE}) {
      assertArrayEquals(
          Arrays.copyOf(content, Math.min(length, content.length)), file("file").readFirst(length));
    }
    assertEquals(0, file("empty").readFirst(10).length);
    assertThrows(NoSuchFileException.class, () -> file("missing").readFirst(10));
    assertThrows(IllegalArgumentException.class, () -> file("file").readFirst(-1));
  }

  @Test
  default void mappingsOfOneFileAreClosedApart() throws IOException {
    byte[] content = bytes(7, 100);
    write(file("file"), content);
    MappedFile first = file("file").map();
    try (MappedFile second = file("file").map()) {
      first.close();
      assertArrayEquals(content, second.segment().toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @Test
  default void closeUnderReadersEndsThemAndHarmsNothing() throws Exception {
    write(file("file"), bytes(8, 1 << 20));
    for (int round = 0; round < 20; round++) {
      MappedFile mapped = file("file").map();
      Callable<String> reader = () -> readUntilClosed(mapped.segment());
      Callable<String> closer = () -> closeUntilDone(mapped);
      assertEquals(
          List.of("ended", "ended", "closed"), Together.run(List.of(reader, reader, closer)));
    }
  }

  private static String readUntilClosed(MemorySegment segment) {
    try {
      while (true) {
        assertEquals(1 << 20, segment.toArray(ValueLayout.JAVA_BYTE).length);
      }
    } catch (IllegalStateException _) {
      return "ended";
    }
  }

  private static String closeUntilDone(MappedFile mapped) {
    while (true) {
      try {
        mapped.close();
        return "closed";
      } catch (IllegalStateException _) {
        Thread.onSpinWait();
      }
    }
  }
}
