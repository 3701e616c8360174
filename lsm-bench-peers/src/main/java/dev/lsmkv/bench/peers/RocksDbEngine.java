package dev.lsmkv.bench.peers;

import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.EntryVisitor;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.HyperClockCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB through JNI. */
final class RocksDbEngine implements Engine {

  private static final long NANOS_BETWEEN_LOOKS = 10_000_000;

  /** Makes the cache choose the size of its entries, and the number of its shards, by itself. */
  private static final int BY_ITSELF = 0;

  private static final int SHARDS_BY_ITSELF = -1;

  private final HyperClockCache cache =
      new HyperClockCache(EngineSettings.CACHE_BYTES, BY_ITSELF, SHARDS_BY_ITSELF, false);
  private final BloomFilter filter = new BloomFilter(EngineSettings.FILTER_BITS, false);
  private final Options options;
  private final WriteOptions writeOptions;

  /** What reads everything does not throw other blocks out of the cache. */
  private final ReadOptions ofAll = new ReadOptions().setFillCache(false);

  private final ReadOptions ofSome = new ReadOptions();
  private final RocksDB store;

  private RocksDbEngine(Path directory, EngineSettings settings, boolean isMapped)
      throws RocksDBException {
    CompressionType compression =
        settings.compression() == Compression.LZ4
            ? CompressionType.LZ4_COMPRESSION
            : CompressionType.NO_COMPRESSION;
    options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(EngineSettings.WRITE_BUFFER_BYTES)
            .setMaxWriteBufferNumber(EngineSettings.WRITE_BUFFERS)
            .setMaxBackgroundJobs(EngineSettings.BACKGROUND_THREADS)
            .setCompressionType(compression)
            .setAllowMmapReads(isMapped)
            .setTableFormatConfig(
                new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter));
    writeOptions = new WriteOptions().setSync(settings.isSynced());
    store = RocksDB.open(options, directory.toString());
  }

  @Override
  public void put(byte[] key, byte[] value) {
    run(() -> store.put(writeOptions, key, value));
  }

  @Override
  public void putAll(List<byte[]> keys, List<byte[]> values) {
    run(() -> {
      try (WriteBatch batch = new WriteBatch()) {
        for (int i = 0; i < keys.size(); i++) {
          batch.put(keys.get(i), values.get(i));
        }
        store.write(writeOptions, batch);
      }
    });
  }

  @Override
  public void delete(byte[] key) {
    run(() -> store.delete(writeOptions, key));
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    try {
      return store.get(key);
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void scan(byte[] first, long limit, EntryVisitor visitor) {
    ReadOptions reads = limit == Long.MAX_VALUE ? ofAll : ofSome;
    try (RocksIterator iterator = store.newIterator(reads)) {
      iterator.seek(first);
      for (long left = limit; left > 0 && iterator.isValid(); left--) {
        visitor.visit(iterator.key(), iterator.value());
        iterator.next();
      }
      run(iterator::status);
    }
  }

  @Override
  public void scanReverse(EntryVisitor visitor) {
    try (RocksIterator iterator = store.newIterator(ofAll)) {
      for (iterator.seekToLast(); iterator.isValid(); iterator.prev()) {
        visitor.visit(iterator.key(), iterator.value());
      }
      run(iterator::status);
    }
  }

  @Override
  public OptionalLong owedBytes() {
    try {
      return OptionalLong.of(store.getLongProperty("rocksdb.estimate-pending-compaction-bytes"));
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void settle() {
    run(() -> {
      try (FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
        store.flush(flush);
      }
      store.compactRange();
      while (store.getLongProperty("rocksdb.num-running-compactions") > 0
          || store.getLongProperty("rocksdb.compaction-pending") > 0) {
        LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
      }
    });
  }

  @Override
  public void close() {
    store.close();
    writeOptions.close();
    ofAll.close();
    ofSome.close();
    options.close();
    filter.close();
    cache.close();
  }

  private static void run(Call call) {
    try {
      call.run();
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call that may fail. */
  @FunctionalInterface
  private interface Call {
    void run() throws RocksDBException;
  }

  /** Opens stores of RocksDB that maps the files it reads. */
  public static final class MappedProvider extends Provider {

    /** For the service loader. */
    public MappedProvider() {
      super(true);
    }
  }

  /** Opens stores of RocksDB. */
  public static sealed class Provider implements EngineProvider permits MappedProvider {

    private final boolean isMapped;

    /** For the service loader. */
    public Provider() {
      this(false);
    }

    private Provider(boolean isMapped) {
      this.isMapped = isMapped;
    }

    @Override
    public String name() {
      return isMapped ? "rocksdbmapped" : "rocksdb";
    }

    @Override
    public String description(EngineSettings settings) {
      // The version is that of the library, which has to be there to be asked.
      RocksDB.loadLibrary();
      return "RocksDB "
          + RocksDB.rocksdbVersion()
          + " through rocksdbjni: "
          + settings.compression()
          + ", "
          + EngineSettings.WRITE_BUFFERS
          + " write buffers of 64 MiB, HyperClockCache of 256 MiB, bloom 10 bits, "
          + EngineSettings.BACKGROUND_THREADS
          + " background jobs, leveled, log "
          + (settings.isSynced() ? "forced with each write" : "not forced")
          + (isMapped ? ", files mapped for reading" : "")
          + ", scans of everything past the cache; otherwise its defaults, among them blocks of 4 KiB, whose checksums it compares"
          + " whenever it reads one that is not in its cache";
    }

    @Override
    public String settling() {
      return "flushing, then compacting the whole range, then waiting until nothing runs in the"
          + " background";
    }

    @Override
    public Engine open(Path directory, EngineSettings settings) {
      RocksDB.loadLibrary();
      try {
        return new RocksDbEngine(directory, settings, isMapped);
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
