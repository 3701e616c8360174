package dev.lsmkv.core.store;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.StoreReadOnlyException;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.spi.environment.Environment;
import java.io.IOException;
import java.util.Optional;

/**
 * A store that is open for reading only, beside the process that writes it: it takes no lock,
 * writes nothing, and follows the writer from ROOT to ROOT. Thread: safe for use from many threads.
 */
final class ReadOnlyStore implements LsmStore {

  private final StoreSetting setting;
  private final Follower follower;
  private final Reads reads;

  private ReadOnlyStore(StoreSetting setting, Follower follower) {
    this.setting = setting;
    this.follower = follower;
    this.reads = new Reads(follower.versions(), follower::visibleSequence, setting.health());
  }

  static LsmStore open(OpenRequest request, Environment environment, Parts parts)
      throws IOException {
    StoreLayout layout = new StoreLayout(environment.storage(), request.directory());
    StoreSetting setting = StoreSetting.of(request, layout, environment, parts);
    Follower follower = Follower.start(setting);
    try {
      return new ReadOnlyStore(setting, follower);
    } catch (Error e) { // of memory: nobody would close it
      follower.close();
      throw e;
    }
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return reads.get(key);
  }

  @Override
  public boolean contains(byte[] key) {
    return reads.contains(key);
  }

  @Override
  public Cursor scan(KeyRange range) {
    return reads.scan(range);
  }

  @Override
  public Cursor scanReverse(KeyRange range) {
    return reads.scanReverse(range);
  }

  @Override
  public Snapshot snapshot() {
    setting.health().requireOpen();
    return new PinnedSnapshot(follower.versions(), setting.health(), follower.acquire());
  }

  @Override
  public void put(byte[] key, byte[] value) {
    throw refused();
  }

  @Override
  public void delete(byte[] key) {
    throw refused();
  }

  @Override
  public void write(WriteBatch batch) {
    throw refused();
  }

  @Override
  public void write(WriteBatch batch, Durability durability) {
    throw refused();
  }

  @Override
  public void flush() {
    throw refused();
  }

  @Override
  public void compact() {
    throw refused();
  }

  @Override
  public void compact(KeyRange range) {
    throw refused();
  }

  private RuntimeException refused() {
    setting.health().requireOpen();
    return new StoreReadOnlyException(
        "The store "
            + setting.layout().root().path()
            + " is open for reading only. Open it for writing to change it.");
  }

  @Override
  public StoreStats stats() {
    return follower.stats();
  }

  @Override
  public void close() {
    if (!setting.health().isClosed()) {
      setting.health().close();
      follower.close();
    }
  }
}
