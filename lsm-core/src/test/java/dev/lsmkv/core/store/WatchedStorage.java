package dev.lsmkv.core.store;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A storage that notes each operation before it is done, and lets a rule hold or refuse it. Thread:
 * safe for use from many threads.
 */
final class WatchedStorage implements Storage {

  private final Storage disk;
  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
  private volatile Rule rule = operation -> {};

  WatchedStorage(Storage disk) {
    this.disk = disk;
  }

  /** What is done to the disk. */
  enum Kind {
    LOCK,
    LIST,
    MAP,
    CREATE_DIRECTORY,
    CREATE,
    CREATE_LOG,
    EXTEND_LOG,
    RENAME,
    DELETE,
    FORCE,
    FORCE_LOG,
    FORCE_DIRECTORY;

    private static final Set<Kind> READING = Set.of(LIST, MAP);

    boolean changesTheDisk() {
      return !READING.contains(this);
    }
  }

  /** One operation on one path. */
  record Operation(Kind kind, Path path) {

    boolean is(Kind wanted, String part) {
      return kind == wanted && path.toString().contains(part);
    }
  }

  /** Looks at an operation before it is done. */
  @FunctionalInterface
  interface Rule {

    void check(Operation operation) throws IOException;
  }

  /** From now on this rule looks at each operation. */
  void rule(Rule next) {
    rule = next;
  }

  /** From now on operations of a kind, on paths that hold a text, fail. */
  void refuse(Kind kind, String part) {
    rule(operation -> {
      if (operation.is(kind, part)) {
        throw new IOException("refused: " + operation);
      }
    });
  }

  /** What was done so far, in order. */
  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** What was done so far of one kind, on paths that hold a text. */
  List<Operation> operations(Kind kind, String part) {
    return operations.stream().filter(operation -> operation.is(kind, part)).toList();
  }

  void forget() {
    operations.clear();
  }

  private void note(Kind kind, Path path) throws IOException {
    Operation operation = new Operation(kind, path);
    operations.add(operation);
    rule.check(operation);
  }

  @Override
  public StorageDirectory directory(Path path) {
    return new WatchedDirectory(disk.directory(path));
  }

  @Override
  public AutoCloseable lock(Path path) throws IOException {
    note(Kind.LOCK, path);
    return disk.lock(path);
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    return disk.usableBytes(path);
  }

  private final class WatchedDirectory implements StorageDirectory {

    private final StorageDirectory directory;

    WatchedDirectory(StorageDirectory directory) {
      this.directory = directory;
    }

    @Override
    public Path path() {
      return directory.path();
    }

    @Override
    public StorageDirectory child(String name) {
      return new WatchedDirectory(directory.child(name));
    }

    @Override
    public StorageFile file(String name) {
      return new WatchedFile(directory.file(name));
    }

    @Override
    public void create() throws IOException {
      note(Kind.CREATE_DIRECTORY, path());
      directory.create();
    }

    @Override
    public List<String> list() throws IOException {
      note(Kind.LIST, path());
      return directory.list();
    }

    @Override
    public void force() throws IOException {
      note(Kind.FORCE_DIRECTORY, path());
      directory.force();
    }
  }

  private final class WatchedFile implements StorageFile {

    private final StorageFile file;

    WatchedFile(StorageFile file) {
      this.file = file;
    }

    @Override
    public Path path() {
      return file.path();
    }

    @Override
    public AppendFile create() throws IOException {
      note(Kind.CREATE, path());
      return new WatchedOutput(file.create(), path());
    }

    @Override
    public MappedFile map() throws IOException {
      note(Kind.MAP, path());
      return file.map();
    }

    @Override
    public MappedLog createLog() throws IOException {
      note(Kind.CREATE_LOG, path());
      return new WatchedLog(file.createLog());
    }

    @Override
    public void renameTo(StorageFile target) throws IOException {
      note(Kind.RENAME, path());
      file.renameTo(((WatchedFile) target).file);
    }

    @Override
    public void delete() throws IOException {
      note(Kind.DELETE, path());
      file.delete();
    }
  }

  private final class WatchedOutput implements AppendFile {

    private final AppendFile output;
    private final Path path;

    WatchedOutput(AppendFile output, Path path) {
      this.output = output;
      this.path = path;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      output.write(bytes, offset, length);
    }

    @Override
    public long position() {
      return output.position();
    }

    @Override
    public void flush() throws IOException {
      output.flush();
    }

    @Override
    public void force() throws IOException {
      note(Kind.FORCE, path);
      output.force();
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }

  private final class WatchedLog implements MappedLog {

    private final MappedLog log;

    WatchedLog(MappedLog log) {
      this.log = log;
    }

    @Override
    public Path path() {
      return log.path();
    }

    @Override
    public MemorySegment extend(long bytes) throws IOException {
      note(Kind.EXTEND_LOG, path());
      return log.extend(bytes);
    }

    @Override
    public void forceSpace() throws IOException {
      note(Kind.FORCE_LOG, path());
      log.forceSpace();
    }

    @Override
    public void force(long from, long endExclusive) throws IOException {
      note(Kind.FORCE_LOG, path());
      log.force(from, endExclusive);
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
