package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import java.nio.file.Path;

/**
 * An open store that can be closed and opened again. Thread: opened and closed by one; the engine
 * is for all.
 */
final class OpenEngine implements AutoCloseable {

  private final EngineProvider provider;
  private final Path directory;
  private final EngineSettings settings;
  private volatile Engine engine;

  OpenEngine(EngineProvider provider, Path directory, EngineSettings settings) {
    this.provider = provider;
    this.directory = directory;
    this.settings = settings;
    this.engine = provider.open(directory, settings);
  }

  Engine engine() {
    return engine;
  }

  boolean isStored() {
    return provider.isStored();
  }

  /** Opens what was closed. */
  void openAgain() {
    engine = provider.open(directory, settings);
  }

  @Override
  public void close() {
    engine.close();
  }
}
