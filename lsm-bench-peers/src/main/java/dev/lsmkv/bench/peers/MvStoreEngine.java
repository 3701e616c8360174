package dev.lsmkv.bench.peers;

import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.EntryVisitor;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/** MVStore of H2: a B-tree, copied on write, in pure Java. */
final class MvStoreEngine implements Engine {

  private static final int MEBI = 1 << 20;
  private static final int COMPACT_MILLIS = 60_000;

  private final boolean isSynced;
  private final MVStore store;
  private final MVMap<byte[], byte[]> map;

  private MvStoreEngine(Path directory, EngineSettings settings) {
    this.isSynced = settings.isSynced();
    MVStore.Builder builder =
        new MVStore.Builder()
            .fileName(directory.resolve("store.mv").toString())
            .cacheSize((int) (EngineSettings.CACHE_BYTES / MEBI))
            .autoCommitBufferSize((int) (EngineSettings.WRITE_BUFFER_BYTES / 1024));
    this.store =
        settings.compression() == Compression.LZ4 ? builder.compress().open() : builder.open();
    this.map =
        store.openMap(
            "entries",
            new MVMap.Builder<byte[], byte[]>()
                .keyType(ByteArrayDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    map.put(key, value);
    sync();
  }

  @Override
  public void putAll(List<byte[]> keys, List<byte[]> values) {
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), values.get(i));
    }
    sync();
  }

  @Override
  public void delete(byte[] key) {
    map.remove(key);
    sync();
  }

  private void sync() {
    if (isSynced) {
      store.commit();
      store.sync();
    }
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return map.get(key);
  }

  @Override
  public void scan(byte[] first, long limit, EntryVisitor visitor) {
    visit(map.cursor(first), limit, visitor);
  }

  @Override
  public void scanReverse(EntryVisitor visitor) {
    visit(map.cursor(map.lastKey(), null, true), Long.MAX_VALUE, visitor);
  }

  private static void visit(Cursor<byte[], byte[]> cursor, long limit, EntryVisitor visitor) {
    for (long left = limit; left > 0 && cursor.hasNext(); left--) {
      byte[] key = cursor.next();
      visitor.visit(key, cursor.getValue());
    }
  }

  @Override
  public void settle() {
    store.commit();
    store.compactFile(COMPACT_MILLIS);
  }

  @Override
  public void close() {
    store.close();
  }

  /** Opens stores of MVStore. */
  public static final class Provider implements EngineProvider {

    /** For the service loader. */
    public Provider() {}

    @Override
    public String name() {
      return "mvstore";
    }

    @Override
    public String description(EngineSettings settings) {
      return "H2 MVStore 2.4.240: "
          + (settings.compression() == Compression.LZ4 ? "LZF instead of LZ4" : "NONE")
          + ", cache 256 MiB, "
          + (settings.isSynced()
              ? "a commit and a sync for each write"
              : "commits by itself after 64 MiB or a second (a killed process loses the rest)")
          + "; lacks a log and a filter, and hands out values uncopied";
    }

    @Override
    public String settling() {
      return "a commit and at most 60 s of compacting its file";
    }

    @Override
    public Engine open(Path directory, EngineSettings settings) {
      return new MvStoreEngine(directory, settings);
    }
  }
}
