package dev.lsmkv.bench.engine;

import java.nio.file.Path;

/** A sorted map on the heap: no files, the bound of what memory allows. */
public final class SkipListEngineProvider implements EngineProvider {

  /** For the service loader. */
  public SkipListEngineProvider() {}

  @Override
  public String name() {
    return "skiplist";
  }

  @Override
  public String description(EngineSettings settings) {
    return "ConcurrentSkipListMap of the JDK: on the heap, nothing copied, nothing stored; lacks"
        + " durability, compression, cache and filter";
  }

  @Override
  public String settling() {
    return "doing nothing";
  }

  @Override
  public boolean isStored() {
    return false;
  }

  @Override
  public Engine open(Path directory, EngineSettings settings) {
    return new SkipListEngine();
  }
}
