package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A directory of the file system, by its path. */
record FileSystemDirectory(FileSystemAccess access, Path path) implements StorageDirectory {

  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  @Override
  public StorageDirectory child(String name) {
    return new FileSystemDirectory(access, PathElement.resolve(path, name));
  }

  @Override
  public StorageFile file(String name) {
    return new FileSystemFile(access, PathElement.resolve(path, name));
  }

  @Override
  public void create() throws IOException {
    List<Path> extended = extendedByParents();
    Files.createDirectories(path, Permissions.ofDirectory(path));
    for (Path directory : extended) {
      new FileSystemDirectory(access, directory).force();
    }
  }

  /** The directories that get a new name in them when the missing parents are made. */
  private List<Path> extendedByParents() {
    List<Path> extended = new ArrayList<>();
    Path parent = path.toAbsolutePath().getParent();
    while (parent != null && parent.getParent() != null && !Files.exists(parent)) {
      parent = parent.getParent();
      extended.add(parent);
    }
    return extended;
  }

  @Override
  public List<String> list() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return List.copyOf(names);
  }

  /** On Windows a directory cannot be opened as a file; NTFS logs changes of names by itself. */
  @Override
  public void force() throws IOException {
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
    if (!WINDOWS) {
      access.threads().run(this::forceNames);
    }
  }

  private void forceNames() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
