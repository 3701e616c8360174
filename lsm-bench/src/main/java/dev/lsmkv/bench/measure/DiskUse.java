package dev.lsmkv.bench.measure;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Adds up the files below a directory while an engine makes and removes some. */
public final class DiskUse extends SimpleFileVisitor<Path> {

  private static final int LOOKS_MAX = 150;
  private static final int LOOKS_UNCHANGED = 5;

  private long bytes;

  private DiskUse() {}

  /**
   * The sizes of all files.
   *
   * @param directory where to look
   * @return bytes; what is gone by the time it is looked at does not count
   * @throws IOException if the directory cannot be read
   */
  public static long bytesBelow(Path directory) throws IOException {
    DiskUse use = new DiskUse();
    Files.walkFileTree(directory, use);
    return use.bytes;
  }

  /**
   * The sizes of all files, once they stand still: engines remove what they replaced a moment
   * later.
   *
   * @param directory where to look
   * @param quietNanos how long they have to stand still
   * @return bytes; the last that were seen if they still changed after {@value #LOOKS_MAX} looks
   * @throws IOException if the directory cannot be read
   */
  public static long settledBytesBelow(Path directory, long quietNanos) throws IOException {
    long last = bytesBelow(directory);
    int unchanged = 0;
    for (int look = 0; look < LOOKS_MAX && unchanged < LOOKS_UNCHANGED; look++) {
      LockSupport.parkNanos(quietNanos / LOOKS_UNCHANGED);
      long now = bytesBelow(directory);
      unchanged = now == last ? unchanged + 1 : 0;
      last = now;
    }
    return last;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    bytes += attributes.size();
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException gone) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
    return FileVisitResult.CONTINUE;
  }
}
