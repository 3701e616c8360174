package dev.lsmkv.bench.peers;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.EntryVisitor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.CursorIterable;
import org.lmdbjava.CursorIterable.KeyVal;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.KeyRange;
import org.lmdbjava.Txn;

/** LMDB: a B+tree, copied on write, in a mapped file, native. */
final class LmdbEngine implements Engine {

  private static final long MAP_BYTES = 64L << 30;
  private static final int READERS = 126;

  static {
    System.setProperty(Env.DISABLE_CHECKS_PROP, "true"); // for speed; before it is looked at
  }

  private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);
  private final ThreadLocal<Txn<ByteBuffer>> readers = ThreadLocal.withInitial(this::reader);
  private final Queue<Txn<ByteBuffer>> toClose = new ConcurrentLinkedQueue<>();
  private final Env<ByteBuffer> env;
  private final Dbi<ByteBuffer> entries;

  private LmdbEngine(Path directory, EngineSettings settings) {
    EnvFlags[] flags =
        settings.isSynced()
            ? new EnvFlags[] {EnvFlags.MDB_NOTLS}
            : new EnvFlags[] {EnvFlags.MDB_NOTLS, EnvFlags.MDB_NOSYNC};
    this.env =
        Env.create()
            .setMapSize(MAP_BYTES)
            .setMaxReaders(READERS)
            .setMaxDbs(1)
            .open(directory.toFile(), flags);
    this.entries = env.openDbi("entries", DbiFlags.MDB_CREATE);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    try (Txn<ByteBuffer> txn = env.txnWrite()) {
      entries.put(txn, key(key), value(value));
      txn.commit();
    }
  }

  @Override
  public void putAll(List<byte[]> keys, List<byte[]> values) {
    try (Txn<ByteBuffer> txn = env.txnWrite()) {
      for (int i = 0; i < keys.size(); i++) {
        entries.put(txn, key(keys.get(i)), value(values.get(i)));
      }
      txn.commit();
    }
  }

  @Override
  public void delete(byte[] key) {
    try (Txn<ByteBuffer> txn = env.txnWrite()) {
      entries.delete(txn, key(key));
      txn.commit();
    }
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    Txn<ByteBuffer> txn = readers.get();
    txn.renew();
    try {
      ByteBuffer value = entries.get(txn, key(key));
      return value == null ? null : copied(value);
    } finally {
      txn.reset();
    }
  }

  /** A transaction for the reads of this thread, which keeps its place among the readers. */
  private Txn<ByteBuffer> reader() {
    Txn<ByteBuffer> txn = env.txnRead();
    txn.reset();
    toClose.add(txn);
    return txn;
  }

  @Override
  public void scan(byte[] first, long limit, EntryVisitor visitor) {
    visit(KeyRange.atLeast(key(first)), limit, visitor);
  }

  @Override
  public void scanReverse(EntryVisitor visitor) {
    visit(KeyRange.allBackward(), Long.MAX_VALUE, visitor);
  }

  private void visit(KeyRange<ByteBuffer> range, long limit, EntryVisitor visitor) {
    long left = limit;
    try (Txn<ByteBuffer> txn = env.txnRead();
        CursorIterable<ByteBuffer> cursor = entries.iterate(txn, range)) {
      for (KeyVal<ByteBuffer> entry : cursor) {
        visitor.visit(copied(entry.key()), copied(entry.val()));
        if (--left == 0) {
          return;
        }
      }
    }
  }

  @Override
  public void settle() {
    env.sync(true);
  }

  @Override
  public void close() {
    toClose.forEach(Txn::close);
    env.close();
  }

  private ByteBuffer key(byte[] bytes) {
    return buffers.get().key(bytes);
  }

  private ByteBuffer value(byte[] bytes) {
    return buffers.get().value(bytes);
  }

  private static byte[] copied(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** LMDB takes direct buffers only, so each thread keeps one for keys and one for values. */
  private static final class Buffers {
    private ByteBuffer key = ByteBuffer.allocateDirect(64);
    private ByteBuffer value = ByteBuffer.allocateDirect(4096);

    ByteBuffer key(byte[] bytes) {
      key = room(key, bytes.length).put(bytes).flip();
      return key;
    }

    ByteBuffer value(byte[] bytes) {
      value = room(value, bytes.length).put(bytes).flip();
      return value;
    }

    private static ByteBuffer room(ByteBuffer buffer, int bytes) {
      return buffer.capacity() < bytes ? ByteBuffer.allocateDirect(bytes) : buffer.clear();
    }
  }

  /** Opens stores of LMDB. */
  public static final class Provider implements EngineProvider {

    /** For the service loader. */
    public Provider() {}

    @Override
    public String name() {
      return "lmdb";
    }

    @Override
    public String description(EngineSettings settings) {
      return "LMDB through lmdbjava 0.9.3: a transaction for each write, one for all reads of a"
          + " thread that is renewed for each, checks off, "
          + (settings.isSynced() ? "synced" : "MDB_NOSYNC")
          + "; lacks compression, a log, a filter, a cache and a write buffer of its own";
    }

    @Override
    public String settling() {
      return "a sync of its file, for it has nothing to compact";
    }

    @Override
    public Engine open(Path directory, EngineSettings settings) {
      return new LmdbEngine(directory, settings);
    }
  }
}
