package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A file in memory, by its path. */
record MemoryFile(MemoryTree tree, Path path) implements StorageFile {

  @Override
  public AppendFile create() throws IOException {
    return new MemoryAppendFile(path, tree.createFile(path));
  }

  @Override
  public MappedFile map() throws IOException {
    FileNode node = tree.file(path);
    return tree.sharesMappings()
        ? new SharedMappedFile(path, MemorySegment.ofArray(node.bytes()).asReadOnly())
        : new MemoryMappedFile(path, node);
  }

  @Override
  public MappedLog createLog() throws IOException {
    return new MemoryMappedLog(path, tree.createFile(path), tree.sharesMappings());
  }

  @Override
  public void renameTo(StorageFile target) throws IOException {
    if (!(target instanceof MemoryFile other && other.tree == tree)) {
      throw new IllegalArgumentException("a file of another storage: " + target.path());
    }
    tree.rename(path, target.path());
  }

  @Override
  public void delete() throws IOException {
    tree.delete(path);
  }
}
