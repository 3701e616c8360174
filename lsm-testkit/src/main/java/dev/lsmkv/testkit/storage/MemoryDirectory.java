package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A directory in memory, by its path. */
record MemoryDirectory(MemoryTree tree, Path path) implements StorageDirectory {

  @Override
  public StorageDirectory child(String name) {
    return new MemoryDirectory(tree, element(name));
  }

  @Override
  public StorageFile file(String name) {
    return new MemoryFile(tree, element(name));
  }

  private Path element(String name) {
    Path element = path.getFileSystem().getPath(name);
    boolean relative = name.isEmpty() || name.equals(".") || name.equals("..");
    if (relative || element.isAbsolute() || element.getNameCount() != 1) {
      throw new IllegalArgumentException("not one path element: " + name);
    }
    return path.resolve(element);
  }

  @Override
  public void create() throws IOException {
    tree.createDirectories(path);
  }

  @Override
  public List<String> list() throws IOException {
    return tree.list(path);
  }

  @Override
  public void force() throws IOException {
    tree.force(path);
  }
}
