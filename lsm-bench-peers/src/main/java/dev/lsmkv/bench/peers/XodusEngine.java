package dev.lsmkv.bench.peers;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.EntryVisitor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/** Xodus of JetBrains: a B-tree whose pages are appended to a log, in pure Java. */
final class XodusEngine implements Engine {

  private final Environment environment;
  private final Store store;

  private XodusEngine(Path directory, EngineSettings settings) {
    EnvironmentConfig config =
        new EnvironmentConfig()
            .setLogDurableWrite(settings.isSynced())
            .setMemoryUsage(EngineSettings.CACHE_BYTES)
            .setLogCacheShared(false)
            .setGcFilesDeletionDelay(0);
    this.environment = Environments.newInstance(directory.toFile(), config);
    this.store =
        environment.computeInTransaction(txn ->
            environment.openStore("entries", StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, txn));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    write(txn -> store.put(txn, new ArrayByteIterable(key), new ArrayByteIterable(value)));
  }

  @Override
  public void putAll(List<byte[]> keys, List<byte[]> values) {
    write(txn -> {
      for (int i = 0; i < keys.size(); i++) {
        store.put(txn, new ArrayByteIterable(keys.get(i)), new ArrayByteIterable(values.get(i)));
      }
    });
  }

  @Override
  public void delete(byte[] key) {
    write(txn -> store.delete(txn, new ArrayByteIterable(key)));
  }

  private void write(Consumer<Transaction> change) {
    environment.executeInExclusiveTransaction(change::accept);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    Transaction txn = environment.beginReadonlyTransaction();
    try {
      ByteIterable value = store.get(txn, new ArrayByteIterable(key));
      return value == null ? null : copied(value);
    } finally {
      txn.abort();
    }
  }

  @Override
  public void scan(byte[] first, long limit, EntryVisitor visitor) {
    Transaction txn = environment.beginReadonlyTransaction();
    try (Cursor cursor = store.openCursor(txn)) {
      boolean isAtEntry = cursor.getSearchKeyRange(new ArrayByteIterable(first)) != null;
      for (long left = limit; left > 0 && isAtEntry; left--) {
        visitor.visit(copied(cursor.getKey()), copied(cursor.getValue()));
        isAtEntry = cursor.getNext();
      }
    } finally {
      txn.abort();
    }
  }

  @Override
  public void scanReverse(EntryVisitor visitor) {
    Transaction txn = environment.beginReadonlyTransaction();
    try (Cursor cursor = store.openCursor(txn)) {
      for (boolean isAtEntry = cursor.getLast(); isAtEntry; isAtEntry = cursor.getPrev()) {
        visitor.visit(copied(cursor.getKey()), copied(cursor.getValue()));
      }
    } finally {
      txn.abort();
    }
  }

  @Override
  public void settle() {
    environment.gc();
  }

  @Override
  public void close() {
    environment.close();
  }

  private static byte[] copied(ByteIterable bytes) {
    return Arrays.copyOf(bytes.getBytesUnsafe(), bytes.getLength());
  }

  /** Opens stores of Xodus. */
  public static final class Provider implements EngineProvider {

    /** For the service loader. */
    public Provider() {}

    @Override
    public String name() {
      return "xodus";
    }

    @Override
    public String description(EngineSettings settings) {
      return "Xodus 2.0.1: an exclusive transaction for each write, "
          + (settings.isSynced() ? "durable" : "not forced")
          + ", cache 256 MiB; lacks compression, a filter and a write buffer";
    }

    @Override
    public String settling() {
      return "asking for its garbage collection, which goes on in the background";
    }

    @Override
    public Engine open(Path directory, EngineSettings settings) {
      return new XodusEngine(directory, settings);
    }
  }
}
