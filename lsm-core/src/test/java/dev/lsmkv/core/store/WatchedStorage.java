package dev.lsmkv.core.store;

import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A storage that notes each operation but appends before it is done, and lets a rule hold or refuse
 * it. Thread: safe for use from many threads.
 */
final class WatchedStorage implements Storage {

  private static final Set<Operation> READING = Set.of(Operation.LIST, Operation.MAP);

  private final FaultyStorage disk;
  private final Queue<Noted> operations = new ConcurrentLinkedQueue<>();
  private volatile Rule rule = operation -> {};
  private volatile boolean locked;

  WatchedStorage(Storage disk) {
    this.disk = new FaultyStorage(disk);
    this.disk.fault(this::note);
  }

  /** One operation on one path. */
  record Noted(Operation kind, Path path) {

    boolean is(Operation wanted, String part) {
      return kind == wanted && path.toString().contains(part);
    }
  }

  /** Looks at an operation before it is done. */
  @FunctionalInterface
  interface Rule {

    void check(Noted operation) throws IOException;
  }

  /** From now on this rule looks at each operation. */
  void rule(Rule next) {
    rule = next;
  }

  /** From now on operations of a kind, on paths that hold a text, fail. */
  void refuse(Operation kind, String part) {
    rule(operation -> {
      if (operation.is(kind, part)) {
        throw new IOException("refused: " + operation);
      }
    });
  }

  /** From now on what writes wait for fails, and nothing that is made ahead. */
  void refuseForcesOfWrites() {
    rule(operation -> {
      if (Thread.currentThread().getName().equals("lsm-sync")) {
        throw new IOException("refused: " + operation);
      }
    });
  }

  /** What was done so far, in order. */
  List<Noted> operations() {
    return List.copyOf(operations);
  }

  /** What was done so far of one kind, on paths that hold a text. */
  List<Noted> operations(Operation kind, String part) {
    return operations.stream().filter(operation -> operation.is(kind, part)).toList();
  }

  /** Whether the disk was locked or changed so far. */
  boolean changed() {
    return locked || operations.stream().anyMatch(noted -> !READING.contains(noted.kind()));
  }

  void forget() {
    operations.clear();
    locked = false;
  }

  private void note(Operation kind, Path path) throws IOException {
    if (kind != Operation.APPEND) {
      Noted operation = new Noted(kind, path);
      operations.add(operation);
      rule.check(operation);
    }
  }

  @Override
  public StorageDirectory directory(Path path) {
    return disk.directory(path);
  }

  @Override
  public AutoCloseable lock(Path path) throws IOException {
    locked = true;
    return disk.lock(path);
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    return disk.usableBytes(path);
  }
}
