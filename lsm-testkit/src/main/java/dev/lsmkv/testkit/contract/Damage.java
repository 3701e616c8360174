package dev.lsmkv.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Shows damaged copies of sound bytes to a reader. What it may do with them is read on, or fail
 * with an {@link IOException}; any other exception, a hang or a large allocation fails the test.
 */
final class Damage {

  private static final long ALLOCATED_MAX = 64L << 20;
  private static final Duration HANG = Duration.ofMinutes(2);
  private static final int[] FLIPS = {0x01, 0x80, 0xff};

  private Damage() {}

  /** Reads bytes, and checks whatever they give. */
  @FunctionalInterface
  interface Reader {
    void read(byte[] bytes) throws Exception;
  }

  /** Every byte flipped in three ways, every length cut off, some bytes added, and random bytes. */
  static void all(byte[] sound, Reader reader) {
    flips(sound, reader);
    cuts(sound, reader);
    random(sound, reader);
  }

  /** Every byte flipped, in its lowest bit, its highest and all. */
  static void flips(byte[] sound, Reader reader) {
    assertTimeoutPreemptively(
        HANG,
        () -> {
          for (int at = 0; at < sound.length; at++) {
            for (int flip : FLIPS) {
              byte[] damaged = sound.clone();
              damaged[at] ^= (byte) flip;
              read("byte " + at + " changed by " + Integer.toHexString(flip), damaged, reader);
            }
          }
        });
  }

  /** Every length from 0 on, and a few bytes too many. */
  static void cuts(byte[] sound, Reader reader) {
    assertTimeoutPreemptively(
        HANG,
        () -> {
          for (int length = 0; length < sound.length; length++) {
            read("cut off at byte " + length, Arrays.copyOf(sound, length), reader);
          }
          for (int more : new int[] {1, 7, 8, 64, 4096}) {
            read(more + " zeros behind it", Arrays.copyOf(sound, sound.length + more), reader);
          }
        });
  }

  private static void random(byte[] sound, Reader reader) {
    assertTimeoutPreemptively(
        HANG,
        () -> {
          Random random = new Random(4711);
          for (int i = 0; i < 500; i++) {
            byte[] damaged = new byte[random.nextInt(2 * sound.length + 64)];
            random.nextBytes(damaged);
            int kept = Math.min(Math.min(random.nextInt(32), sound.length), damaged.length);
            System.arraycopy(sound, 0, damaged, 0, kept);
            read("random bytes, number " + i, damaged, reader);
          }
        });
  }

  private static void read(String what, byte[] damaged, Reader reader) {
    long before = allocated();
    try {
      reader.read(damaged);
    } catch (IOException _) {
      // Refused, as it may be.
    } catch (Exception | Error e) {
      throw new AssertionError(what + ": " + e, e);
    }
    long bytes = allocated() - before;
    assertTrue(bytes < ALLOCATED_MAX, () -> what + ": " + bytes + " bytes were allocated");
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
