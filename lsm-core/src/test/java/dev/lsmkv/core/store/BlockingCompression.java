package dev.lsmkv.core.store;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Compresses nothing, and can hold whoever writes a table in the middle of it. */
final class BlockingCompression implements CompressionProvider {

  static final String ID = "test.blocking";

  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch reached = new CountDownLatch(1);
  private final AtomicInteger blocked = new AtomicInteger();

  /** From now on a writer of compressed blocks waits. */
  void block() {
    reached = new CountDownLatch(1);
    gate = new CountDownLatch(1);
  }

  /** Waits until a writer waits. */
  void awaitBlocked() throws InterruptedException {
    reached.await();
  }

  /** How many writers wait now. */
  int blocked() {
    return blocked.get();
  }

  /** Lets writers go on. */
  void release() {
    gate.countDown();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Compression create(Settings settings) {
    return new Copy();
  }

  private final class Copy implements Compression {

    @Override
    public int compressedLengthMax(int rawLength) {
      return rawLength;
    }

    @Override
    public int compress(byte[] raw, int rawLength, byte[] target) {
      blocked.incrementAndGet();
      reached.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        blocked.decrementAndGet();
      }
      System.arraycopy(raw, 0, target, 0, rawLength);
      return rawLength;
    }

    @Override
    public void decompress(byte[] compressed, int compressedLength, byte[] target)
        throws IOException {
      if (compressedLength != target.length) {
        throw new IOException("another length");
      }
      System.arraycopy(compressed, 0, target, 0, compressedLength);
    }
  }
}
