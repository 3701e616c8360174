package dev.lsmkv.testkit.storage;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The names of a disk and what they stand for.
 *
 * <p>Thread: safe for use from many threads, by its monitor.
 */
final class MemoryTree {

  private final Journal journal;
  private final DirectoryNode top;
  private volatile boolean sharesMappings;

  MemoryTree() {
    this.journal = new Journal();
    this.top = new DirectoryNode(journal);
  }

  private MemoryTree(Journal journal, DirectoryNode top) {
    this.journal = journal;
    this.top = top;
  }

  /** A tree of its own; no name comes or goes while it is made. */
  synchronized MemoryTree copy() {
    Journal fresh = new Journal();
    return new MemoryTree(fresh, top.copy(fresh));
  }

  /** A tree of what a power cut has left, durable. */
  static MemoryTree of(PowerCut.Survivors survivors) {
    Journal fresh = new Journal();
    return new MemoryTree(fresh, survivors.directory(fresh));
  }

  /** What a power cut at this moment could leave. */
  synchronized PowerCut powerCut() {
    return PowerCut.of(top, journal);
  }

  void shareMappings() {
    sharesMappings = true;
  }

  /** Whether what is mapped shares the bytes of the disk and outlives its end. */
  boolean sharesMappings() {
    return sharesMappings;
  }

  synchronized void createDirectories(Path path) throws IOException {
    DirectoryNode extended = null; // the directory that got the name of one made in this call
    DirectoryNode at = top;
    for (String name : names(path)) {
      if (extended != null) {
        extended.force(); // the names of parents that are made are durable, as on a real disk
      }
      extended = at.names().containsKey(name) ? null : at;
      if (extended != null) {
        at.add(name, new DirectoryNode(journal));
      }
      if (!(at.names().get(name) instanceof DirectoryNode next)) {
        throw new FileAlreadyExistsException(path.toString());
      }
      at = next;
    }
  }

  synchronized FileNode createFile(Path path) throws IOException {
    DirectoryNode parent = parent(path);
    if (parent.names().containsKey(name(path))) {
      throw new FileAlreadyExistsException(path.toString());
    }
    FileNode file = new FileNode(journal);
    parent.add(name(path), file);
    return file;
  }

  synchronized FileNode openOrCreate(Path path) throws IOException {
    return find(path) == null ? createFile(path) : file(path);
  }

  synchronized FileNode file(Path path) throws IOException {
    return switch (find(path)) {
      case FileNode file -> file;
      case DirectoryNode directory ->
          throw new FileSystemException(path.toString(), null, "Is a directory");
      case null -> throw new NoSuchFileException(path.toString());
    };
  }

  synchronized DirectoryNode directory(Path path) throws IOException {
    return switch (find(path)) {
      case DirectoryNode directory -> directory;
      case FileNode file -> throw new NotDirectoryException(path.toString());
      case null -> throw new NoSuchFileException(path.toString());
    };
  }

  synchronized List<String> list(Path path) throws IOException {
    return find(path) == null ? List.of() : List.copyOf(directory(path).names().keySet());
  }

  synchronized void force(Path path) throws IOException {
    directory(path).force();
  }

  synchronized void rename(Path source, Path target) throws IOException {
    FileNode moved = file(source);
    DirectoryNode from = parent(source);
    DirectoryNode into = parent(target);
    if (into.names().containsKey(name(target))) {
      throw new FileAlreadyExistsException(target.toString());
    }
    if (from == into) {
      into.rename(name(source), name(target));
    } else {
      into.add(name(target), moved);
      from.remove(name(source));
    }
  }

  synchronized void delete(Path path) throws IOException {
    Node node = find(path);
    if (node instanceof DirectoryNode directory && !directory.names().isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    if (node != null) {
      parent(path).remove(name(path));
    }
  }

  synchronized List<Path> files() {
    return select(top, null, (parent, name) -> parent.names().get(name) instanceof FileNode);
  }

  synchronized long fingerprint() {
    return top.fingerprint();
  }

  synchronized List<Path> unforced() {
    return select(top, null, MemoryTree::isUnforced);
  }

  private static boolean isUnforced(DirectoryNode parent, String name) {
    return !parent.isForced(name)
        || (parent.names().get(name) instanceof FileNode file && !file.isForced());
  }

  private static List<Path> select(
      DirectoryNode directory, @Nullable Path path, BiPredicate<DirectoryNode, String> wanted) {
    List<Path> found = new ArrayList<>();
    directory
        .names()
        .forEach((name, node) -> {
          Path child = path == null ? Path.of(name) : path.resolve(name);
          if (path != null && wanted.test(directory, name)) {
            found.add(child);
          }
          if (node instanceof DirectoryNode below) {
            found.addAll(select(below, child, wanted));
          }
        });
    return found;
  }

  private @Nullable Node find(Path path) {
    Node at = top;
    for (String name : names(path)) {
      at = at instanceof DirectoryNode directory ? directory.names().get(name) : null;
    }
    return at;
  }

  private DirectoryNode parent(Path path) throws IOException {
    Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new FileSystemException(path.toString(), null, "Is the root");
    }
    return directory(parent);
  }

  private static String name(Path path) {
    return names(path).getLast();
  }

  /** The root, then the elements. */
  private static List<String> names(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    List<String> names = new ArrayList<>();
    names.add(String.valueOf(absolute.getRoot()));
    absolute.forEach(element -> names.add(element.toString()));
    return names;
  }
}
