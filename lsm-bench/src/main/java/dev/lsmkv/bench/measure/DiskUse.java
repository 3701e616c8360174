package dev.lsmkv.bench.measure;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Adds up the files below a directory while an engine makes and removes some. */
public final class DiskUse extends SimpleFileVisitor<Path> {

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
