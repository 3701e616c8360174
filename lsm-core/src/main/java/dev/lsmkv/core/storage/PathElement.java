package dev.lsmkv.core.storage;

import java.nio.file.Path;

/** A name in a directory. */
final class PathElement {

  private PathElement() {}

  /**
   * The path of a name in a directory.
   *
   * @throws IllegalArgumentException if the name could lead anywhere else
   */
  static Path resolve(Path directory, String name) {
    Path element = directory.getFileSystem().getPath(name);
    boolean relative = name.isEmpty() || name.equals(".") || name.equals("..");
    if (relative || element.isAbsolute() || element.getNameCount() != 1) {
      throw new IllegalArgumentException("not one path element: " + name);
    }
    return directory.resolve(element);
  }
}
