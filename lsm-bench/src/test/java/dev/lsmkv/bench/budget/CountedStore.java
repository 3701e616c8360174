package dev.lsmkv.bench.budget;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.spi.index.BlockIndexProvider;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * A store with parts that count. Its even keys are there and its odd keys are not.
 *
 * @param store the store
 * @param counts what its parts count
 */
record CountedStore(LsmStore store, Counts counts) implements AutoCloseable {

  static final int ENTRIES = 20_000;
  static final int VALUE_BYTES = 100;

  /** Opens an empty store; nothing is compacted unless asked for. */
  static CountedStore open(Path directory, String compression) {
    return open(directory, options().provider(Role.COMPRESSION, compression).build());
  }

  /** Opens an empty store that has to look into its tables for every key. */
  static CountedStore withoutFilter(Path directory) {
    return open(directory, options().provider(Role.FILTER, "none").build());
  }

  private static StoreOptions.Builder options() {
    return StoreOptions.builder()
        .durability(Durability.OS)
        .compressedFromLevel(0)
        .setting(Role.COMPACTION, "l0-tables", "100");
  }

  private static CountedStore open(Path directory, StoreOptions options) {
    Counts counts = new Counts();
    LsmStore store =
        LsmStore.builder(directory)
            .options(options)
            .with(new CountingFilter(provider(FilterProvider.class, "bloom"), counts))
            .with(new CountingIndex(provider(BlockIndexProvider.class, "sparse"), counts))
            .open();
    return new CountedStore(store, counts);
  }

  private static <P extends Provider<?>> P provider(Class<P> service, String id) {
    CountedStore.class.getModule().addUses(service);
    return ServiceLoader.load(service).stream()
        .map(ServiceLoader.Provider::get)
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Puts every so manieth entry from a first one on. */
  CountedStore fill(int first, int step) {
    for (int number = first; number < ENTRIES; number += step) {
      put(number);
    }
    return this;
  }

  void put(int number) {
    store.put(key(number), new byte[VALUE_BYTES]);
  }

  static byte[] key(int number) {
    return key16(2L * number);
  }

  static byte[] absentKey(int number) {
    return key16(2L * number + 1);
  }

  private static byte[] key16(long number) {
    return ByteBuffer.allocate(16).putLong(number).array();
  }

  /** Reads some entries in order, in place, and returns how many there were. */
  int scan(int first, int limit) {
    int seen = 0;
    try (Cursor cursor = store.scan(KeyRange.from(key(first)))) {
      while (seen < limit && cursor.next()) {
        seen++;
      }
    }
    return seen;
  }

  @Override
  public void close() {
    store.close();
  }
}
