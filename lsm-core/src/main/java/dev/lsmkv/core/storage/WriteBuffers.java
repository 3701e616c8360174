package dev.lsmkv.core.storage;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Direct buffers for writing and for reading small files, {@value #BYTES} bytes each, used again:
 * the JDK would otherwise keep one for every thread that ever wrote from the heap or read into it,
 * and a new one for each file would wait for the garbage collector.
 *
 * <p>Thread: safe for use from many threads.
 */
final class WriteBuffers {

  /** A table is written by few calls, each of which is handed to another thread. */
  static final int BYTES = 256 << 10;

  private static final int IDLE_MAX = 16;

  private final BlockingQueue<ByteBuffer> idle = new ArrayBlockingQueue<>(IDLE_MAX);

  /** An empty buffer, the taker's until it is given back. */
  ByteBuffer take() {
    ByteBuffer buffer = idle.poll();
    return buffer == null ? ByteBuffer.allocateDirect(BYTES) : buffer.clear();
  }

  /**
   * Gives a buffer back, once; it must not be used afterwards. One too many is left to be
   * collected.
   */
  void giveBack(ByteBuffer buffer) {
    idle.offer(buffer);
  }
}
