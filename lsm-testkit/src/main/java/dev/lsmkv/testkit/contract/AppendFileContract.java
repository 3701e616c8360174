package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StorageFixture.bytes;
import static dev.lsmkv.testkit.contract.StorageFixture.read;
import static dev.lsmkv.testkit.contract.StorageFixture.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lsmkv.spi.storage.AppendFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The contract of a file that is appended to. */
interface AppendFileContract extends StorageFixture {

  @Test
  default void whatWasAppendedIsReadBack() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] content = bytes(seed, 1_500_000);
    try (AppendFile output = file("file").create()) {
      for (int at = 0; at < content.length; ) {
        int step = Math.min(random.nextInt(1 << random.nextInt(19)), content.length - at);
        output.write(content, at, step);
        at += step;
        assertEquals(at, output.position(), () -> "seed " + seed);
      }
    }
    assertArrayEquals(content, read(file("file")), () -> "seed " + seed);
  }

  @Test
  default void lengthsAroundPowersOfTwoAreExact() throws IOException {
    for (int power : new int[] {1, 1 << 12, 1 << 16, 1 << 17, 1 << 18, 1 << 19, 1 << 20}) {
      for (int size = Math.max(1, power - 1); size <= power + 1; size++) {
        write(file("file-" + size), bytes(size, size));
        assertArrayEquals(bytes(size, size), read(file("file-" + size)));
      }
    }
  }

  @Test
  default void fileWithoutWritesIsEmpty() throws IOException {
    write(file("empty"), new byte[0]);
    assertArrayEquals(new byte[0], read(file("empty")));
  }

  @Test
  default void whatWasFlushedIsThereBeforeClose() throws IOException {
    byte[] content = bytes(3, 100);
    try (AppendFile output = file("file").create()) {
      output.write(content, 0, 60);
      output.flush();
      assertArrayEquals(Arrays.copyOf(content, 60), read(file("file")));
      output.write(content, 60, 40);
      output.flush();
      output.flush();
      assertArrayEquals(content, read(file("file")));
    }
  }

  /** A storage need not take back; if it does, it is as if nothing had been written. */
  @Test
  default void fileGoesOnWhereWhatWasTakenBackBegan() throws IOException {
    byte[] content = bytes(3, 100);
    try (AppendFile output = file("file").create()) {
      output.write(content, 0, 60);
      output.flush();
      output.write(new byte[70], 0, 70);
      try {
        output.retract(60);
      } catch (IOException _) {
        return;
      }
      assertEquals(60, output.position());
      output.write(content, 60, 40);
      output.force();
      assertArrayEquals(content, read(file("file")));
    }
  }

  @Test
  default void whatWasForcedIsThereBeforeClose() throws IOException {
    byte[] content = bytes(3, 100);
    try (AppendFile output = file("file").create()) {
      output.write(content, 0, 60);
      output.force();
      assertArrayEquals(Arrays.copyOf(content, 60), read(file("file")));
      output.write(content, 60, 40);
      output.force();
      output.force();
      assertArrayEquals(content, read(file("file")));
    }
  }

  @Test
  default void writtenArrayCanBeUsedAgain() throws IOException {
    byte[] shared = {1, 2, 3};
    try (AppendFile output = file("file").create()) {
      output.write(shared, 0, 3);
      shared[1] = 9;
      output.write(shared, 0, 3);
    }
    assertArrayEquals(new byte[] {1, 2, 3, 1, 9, 3}, read(file("file")));
  }

  @Test
  default void badRangeIsRefusedAndLeavesNoTrace() throws IOException {
    byte[] content = {1, 2, 3};
    try (AppendFile output = file("file").create()) {
      Class<IndexOutOfBoundsException> refused = IndexOutOfBoundsException.class;
      assertThrows(refused, () -> output.write(content, -1, 1));
      assertThrows(refused, () -> output.write(content, 1, -1));
      assertThrows(refused, () -> output.write(content, 1, 3));
      assertThrows(refused, () -> output.write(content, Integer.MAX_VALUE, Integer.MAX_VALUE));
      assertEquals(0, output.position());
      output.write(content, 3, 0);
      output.write(content, 2, 1);
    }
    assertArrayEquals(new byte[] {3}, read(file("file")));
  }

  @Test
  default void closedFileTakesNothingMore() throws IOException {
    AppendFile output = file("file").create();
    output.write(new byte[] {1}, 0, 1);
    output.close();
    output.close();
    assertThrows(IOException.class, () -> output.write(new byte[] {2}, 0, 1));
    assertThrows(IOException.class, output::force);
    assertArrayEquals(new byte[] {1}, read(file("file")));
  }

  @Test
  default void filesOpenAtOnceDoNotMix() throws IOException {
    byte[] first = bytes(4, 600_000);
    byte[] second = bytes(5, 600_000);
    try (AppendFile one = file("one").create();
        AppendFile two = file("two").create()) {
      for (int at = 0; at < first.length; at += 100) {
        one.write(first, at, 100);
        two.write(second, at, 100);
      }
    }
    assertArrayEquals(first, read(file("one")));
    assertArrayEquals(second, read(file("two")));
  }
}
