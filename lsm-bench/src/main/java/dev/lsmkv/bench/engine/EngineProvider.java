package dev.lsmkv.bench.engine;

import java.nio.file.Path;

/** Opens stores of one engine. Implementations are services. */
public interface EngineProvider {

  /** The name it is chosen by: lower-case letters and digits. */
  String name();

  /**
   * The version and the settings it runs with, and what of the settings asked for it lacks; printed
   * beside its numbers.
   *
   * @param settings what is asked for
   * @return a sentence
   */
  String description(EngineSettings settings);

  /**
   * Opens a store, and makes it if there is none.
   *
   * @param directory where, an existing directory
   * @param settings what is asked for
   * @return the store
   */
  Engine open(Path directory, EngineSettings settings);
}
