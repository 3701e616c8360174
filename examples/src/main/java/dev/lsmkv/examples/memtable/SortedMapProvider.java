package dev.lsmkv.examples.memtable;

import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.memtable.MemTableFactory;
import dev.lsmkv.spi.memtable.MemTableProvider;

/** Provides the memtable {@code example.sorted-map}. It has no settings. */
public final class SortedMapProvider implements MemTableProvider {

  /** For {@link java.util.ServiceLoader}. */
  public SortedMapProvider() {}

  @Override
  public String id() {
    return "example.sorted-map";
  }

  @Override
  public MemTableFactory create(Settings settings) {
    return _ -> new SortedMapMemTable();
  }
}
