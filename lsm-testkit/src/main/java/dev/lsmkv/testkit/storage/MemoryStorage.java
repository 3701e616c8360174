package dev.lsmkv.testkit.storage;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageLockedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A disk in memory. It starts empty, fails at nothing, and forgets nothing; tests read, damage and
 * list its files directly.
 *
 * <p>Paths are absolute or relative to the working directory, as for a real disk, and touch nothing
 * there.
 *
 * <p>Thread: safe for use from many threads.
 */
public final class MemoryStorage implements Storage {

  private final MemoryTree tree;
  private final Set<FileNode> locked =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private volatile long usableBytes = Long.MAX_VALUE;

  /** An empty disk. */
  public MemoryStorage() {
    this(new MemoryTree());
  }

  private MemoryStorage(MemoryTree tree) {
    this.tree = tree;
  }

  /**
   * A disk of its own, not locked, which costs no more than what is changed of it later, as a kill
   * of the process at this moment would leave this one: all names and bytes, forced or not. No name
   * comes or goes while the copy is made; whoever appends meanwhile may find its bytes in it or
   * not.
   *
   * @return the copy
   */
  public MemoryStorage copy() {
    return new MemoryStorage(tree.copy());
  }

  /**
   * What a power cut at this moment could leave: everything that was forced, and of the rest
   * whatever a file system may have written already.
   *
   * @return the possibilities, to draw disks from; they do not change when this disk does
   */
  public PowerCut powerCut() {
    return tree.powerCut();
  }

  static MemoryStorage of(MemoryTree tree) {
    return new MemoryStorage(tree);
  }

  @Override
  public StorageDirectory directory(Path path) {
    return new MemoryDirectory(tree, path);
  }

  @Override
  public AutoCloseable lock(Path path) throws IOException {
    FileNode file = tree.openOrCreate(path);
    if (!locked.add(file)) {
      throw new StorageLockedException(path + " is locked by another user of this disk in memory");
    }
    return new MemoryLock(locked, file);
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    tree.directory(path);
    return usableBytes;
  }

  /**
   * Sets what {@link #usableBytes(Path)} says from now on. Writes do not change it, nor fail by it.
   *
   * @param bytes the answer
   */
  public void usableBytes(long bytes) {
    usableBytes = bytes;
  }

  /**
   * Makes opening and closing cheap, at the price of one check: what is mapped from now on shares
   * the bytes of the disk, and stays readable after it is closed. For campaigns that open very many
   * disks.
   */
  public void shareMappings() {
    tree.shareMappings();
  }

  /**
   * Reads a file, what was not forced included.
   *
   * @param path an existing file
   * @return a copy of its content
   * @throws IOException if there is no such file
   */
  public byte[] read(Path path) throws IOException {
    return tree.file(path).bytes().clone();
  }

  /**
   * Puts other content in place of a file's, to damage it, or creates the file. Mappings made
   * before keep what they show; a log that is open on the file writes to it no more.
   *
   * @param path a file in an existing directory
   * @param bytes the new content; copied
   * @throws IOException if the directory does not exist, or the path is one
   */
  public void write(Path path, byte[] bytes) throws IOException {
    tree.openOrCreate(path).replace(bytes.clone());
  }

  /**
   * A number that two disks share if they hold the same, and hardly ever otherwise.
   *
   * @return a hash of all names and bytes, forced or not
   */
  public long fingerprint() {
    return tree.fingerprint();
  }

  /**
   * All files of the disk.
   *
   * @return their absolute paths, sorted by directory
   */
  public List<Path> files() {
    return tree.files();
  }

  /**
   * What a power cut could undo: files with appended bytes that were not forced, and names that
   * their directory did not hold when it was last forced. Stores into a log after its {@code
   * extend} are not counted, nor are deleted names.
   *
   * @return absolute paths of files and directories, sorted by directory
   */
  public List<Path> unforced() {
    return tree.unforced();
  }
}
