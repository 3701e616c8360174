package dev.lsmkv.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the kernel and the JVM know of this process. What they do not tell is -1. */
public final class ProcessFigures {

  private static final Path IO = Path.of("/proc/self/io");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long KIBI = 1024;

  /** What one collection finds a reference to, the next may free. */
  private static final int COLLECTIONS = 2;

  private ProcessFigures() {}

  /**
   * Bytes this process caused to be written to the disk: counted when a page becomes dirty.
   *
   * @return bytes since it began
   */
  public static long writtenBytes() {
    return field(IO, "write_bytes:");
  }

  /**
   * The time that the processors worked for this process, in all its threads.
   *
   * @return nanoseconds since it began
   */
  public static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /**
   * The time of all threads that compile. A JVM that only interprets has none.
   *
   * @return nanoseconds since it began
   */
  public static long compiledNanos() {
    @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler == null ? 0 : TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime());
  }

  /**
   * The most resident memory so far, mapped files included.
   *
   * @return bytes
   */
  public static long residentBytesMax() {
    long kibi = field(STATUS, "VmHWM:");
    return kibi < 0 ? -1 : kibi * KIBI;
  }

  /**
   * The most heap in use so far, garbage that was not collected yet included.
   *
   * @return bytes
   */
  public static long heapBytesMax() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /**
   * The heap that is in use by what is still reachable: collects garbage first, which takes a
   * while.
   *
   * @return bytes
   */
  public static long liveHeapBytes() {
    for (int round = 0; round < COLLECTIONS; round++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
