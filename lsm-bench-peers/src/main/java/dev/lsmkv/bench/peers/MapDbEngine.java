package dev.lsmkv.bench.peers;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.EntryVisitor;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/** MapDB: a B-tree in a mapped file, in pure Java. */
final class MapDbEngine implements Engine {

  /** A node holds up to 32 entries and is written as a whole. */
  private static final int OUTSIDE_BYTES = 1000;

  private final boolean isSynced;
  private final DB store;
  private final BTreeMap<byte[], byte[]> map;

  private MapDbEngine(Path directory, EngineSettings settings) {
    this.isSynced = settings.isSynced();
    DBMaker.Maker maker =
        DBMaker.fileDB(directory.resolve("store.mapdb").toFile()).fileMmapEnable();
    this.store = isSynced ? maker.transactionEnable().make() : maker.make();
    DB.TreeMapMaker<byte[], byte[]> tree =
        store
            .treeMap("entries")
            .keySerializer(Serializer.BYTE_ARRAY)
            .valueSerializer(Serializer.BYTE_ARRAY);
    boolean isOutside = settings.valueBytes() >= OUTSIDE_BYTES;
    this.map = (isOutside ? tree.valuesOutsideNodesEnable() : tree).createOrOpen();
  }

  @Override
  public void put(byte[] key, byte[] value) {
    map.put(key, value);
    commitIfSynced();
  }

  @Override
  public void putAll(List<byte[]> keys, List<byte[]> values) {
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), values.get(i));
    }
    commitIfSynced();
  }

  @Override
  public void delete(byte[] key) {
    map.remove(key);
    commitIfSynced();
  }

  private void commitIfSynced() {
    if (isSynced) {
      store.commit();
    }
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return map.get(key);
  }

  @Override
  public void scan(byte[] first, long limit, EntryVisitor visitor) {
    visit(map.entryIterator(first, true, null, false), limit, visitor);
  }

  @Override
  public void scanReverse(EntryVisitor visitor) {
    visit(map.descendingEntryIterator(), Long.MAX_VALUE, visitor);
  }

  private static void visit(
      Iterator<Map.Entry<byte[], byte[]>> entries, long limit, EntryVisitor visitor) {
    for (long left = limit; left > 0 && entries.hasNext(); left--) {
      Map.Entry<byte[], byte[]> entry = entries.next();
      visitor.visit(entry.getKey(), entry.getValue());
    }
  }

  @Override
  public void settle() {
    store.commit();
  }

  @Override
  public void close() {
    store.close();
  }

  /** Opens stores of MapDB. */
  public static final class Provider implements EngineProvider {

    /** For the service loader. */
    public Provider() {}

    @Override
    public String name() {
      return "mapdb";
    }

    @Override
    public String description(EngineSettings settings) {
      return "MapDB 3.1.0: a tree map in a mapped file, values of 1000 bytes and more outside of its"
          + " nodes, "
          + (settings.isSynced() ? "a transaction for each write" : "no transactions")
          + "; lacks compression, a filter, a cache and a write buffer of its own, and without"
          + " transactions a log (a killed process leaves a broken file)";
    }

    @Override
    public String settling() {
      return "a commit, for it has nothing to compact";
    }

    @Override
    public Engine open(Path directory, EngineSettings settings) {
      return new MapDbEngine(directory, settings);
    }
  }
}
