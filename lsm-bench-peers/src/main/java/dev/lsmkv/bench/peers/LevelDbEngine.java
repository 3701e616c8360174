package dev.lsmkv.bench.peers;

import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.EntryVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.iq80.leveldb.CompressionType;
import org.iq80.leveldb.DBIterator;
import org.iq80.leveldb.Options;
import org.iq80.leveldb.WriteBatch;
import org.iq80.leveldb.WriteOptions;
import org.iq80.leveldb.impl.DbImpl;
import org.iq80.leveldb.util.Slice;
import org.iq80.leveldb.util.Slices;
import org.jspecify.annotations.Nullable;

/** LevelDB written again in Java by the project iq80. */
final class LevelDbEngine implements Engine {

  private static final int LAST_LEVEL = 6;
  private static final Slice FIRST_KEY = Slices.wrappedBuffer(new byte[0]);
  private static final Slice LAST_KEY = Slices.wrappedBuffer(lastKey());

  private final WriteOptions writeOptions;
  private final DbImpl store;

  private LevelDbEngine(Path directory, EngineSettings settings) throws IOException {
    boolean isCompressed = settings.compression() == Compression.LZ4;
    this.writeOptions = new WriteOptions().sync(settings.isSynced());
    this.store =
        new DbImpl(
            new Options()
                .createIfMissing(true)
                .writeBufferSize((int) EngineSettings.WRITE_BUFFER_BYTES)
                .cacheSize(EngineSettings.CACHE_BYTES)
                .compressionType(isCompressed ? CompressionType.SNAPPY : CompressionType.NONE),
            directory.toFile());
  }

  private static byte[] lastKey() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) -1);
    return key;
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(key, value, writeOptions);
  }

  @Override
  public void putAll(List<byte[]> keys, List<byte[]> values) {
    try (WriteBatch batch = store.createWriteBatch()) {
      for (int i = 0; i < keys.size(); i++) {
        batch.put(keys.get(i), values.get(i));
      }
      store.write(batch, writeOptions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(byte[] key) {
    store.delete(key, writeOptions);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(key);
  }

  @Override
  public void scan(byte[] first, long limit, EntryVisitor visitor) {
    try (DBIterator entries = store.iterator()) {
      entries.seek(first);
      for (long left = limit; left > 0 && entries.hasNext(); left--) {
        Map.Entry<byte[], byte[]> entry = entries.next();
        visitor.visit(entry.getKey(), entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void scanReverse(EntryVisitor visitor) {
    throw new UnsupportedOperationException("iq80 leveldb goes forward only");
  }

  @Override
  public void settle() {
    // What its interface has for this is not implemented; the parts it is made of are.
    store.flushMemTable();
    for (int level = 0; level < LAST_LEVEL; level++) {
      store.compactRange(level, FIRST_KEY, LAST_KEY);
    }
  }

  @Override
  public void close() {
    store.close();
  }

  /** Opens stores of iq80 leveldb. */
  public static final class Provider implements EngineProvider {

    /** For the service loader. */
    public Provider() {}

    @Override
    public String name() {
      return "leveldb";
    }

    @Override
    public String description(EngineSettings settings) {
      return "iq80 leveldb 0.12: "
          + (settings.compression() == Compression.LZ4 ? "Snappy instead of LZ4" : "NONE")
          + ", write buffer 64 MiB, 1 compaction thread, log "
          + (settings.isSynced() ? "forced with each write" : "not forced")
          + "; lacks a filter, a cache of blocks (it maps"
          + " its files) and the way backwards";
    }

    @Override
    public String settling() {
      return "flushing, then compacting the whole range level by level";
    }

    @Override
    public Engine open(Path directory, EngineSettings settings) {
      try {
        return new LevelDbEngine(directory, settings);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
