package dev.lsmkv.bench.engine;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import java.nio.file.Path;
import java.util.Locale;

/** The engine of this repository. */
public final class LsmEngineProvider implements EngineProvider {

  /** Its name, {@value}. */
  public static final String NAME = "lsmkv";

  /** For the service loader. */
  public LsmEngineProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description(EngineSettings settings) {
    return "lsm-kv: durability "
        + settings.durability()
        + ", "
        + compression(settings)
        + " on every level, "
        + EngineSettings.WRITE_BUFFERS
        + " write buffers of 64 MiB, block cache 256 MiB, bloom 10 bits, 1 flush and 1 compaction"
        + " thread; otherwise its defaults, among them blocks of 4 KiB, or 8 KiB without compression, whose"
        + " checksums it compares whenever it decompresses one, or when it first reads a plain one";
  }

  @Override
  public String settling() {
    return "compacting everything, the memtable included, into the last level";
  }

  @Override
  public Engine open(Path directory, EngineSettings settings) {
    return new LsmEngine(LsmStore.open(directory, options(settings)));
  }

  private static StoreOptions options(EngineSettings settings) {
    return StoreOptions.builder()
        .durability(settings.durability())
        .memTableBytes(EngineSettings.WRITE_BUFFER_BYTES)
        .immutableMemTables(EngineSettings.WRITE_BUFFERS - 1)
        .blockCacheBytes(EngineSettings.CACHE_BYTES)
        .flushThreads(1)
        .compactionThreads(EngineSettings.BACKGROUND_THREADS - 1)
        .compressedFromLevel(0)
        .provider(Role.COMPRESSION, compression(settings))
        .setting(Role.FILTER, "bits-per-key", Integer.toString(EngineSettings.FILTER_BITS))
        .build();
  }

  private static String compression(EngineSettings settings) {
    return settings.compression().name().toLowerCase(Locale.ROOT);
  }
}
