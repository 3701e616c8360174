package dev.lsmkv.core.campaign;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how much of the heap a thread takes for one case, to see that a damaged length is not
 * believed. The module that can tell is not required by the engine, so it is called by name.
 *
 * <p>Thread: safe for use from many threads.
 */
final class AllocationMeter {

  private final Object threads;
  private final Method allocated;
  private final AtomicLong most = new AtomicLong();

  AllocationMeter() throws ReflectiveOperationException {
    this.threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    this.allocated =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getCurrentThreadAllocatedBytes");
  }

  /** What this thread has allocated since it began. */
  long now() {
    try {
      return (long) allocated.invoke(threads);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Notes what was allocated since then; fails if it is more than allowed. */
  void require(long since, long bytesMax) {
    long bytes = now() - since;
    most.accumulateAndGet(bytes, Math::max);
    if (bytes > bytesMax) {
      throw new AssertionError("%,d bytes were allocated".formatted(bytes));
    }
  }

  /** The most that any case took. */
  long most() {
    return most.get();
  }
}
