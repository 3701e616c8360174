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
   * What {@link Engine#settle} does; printed beside its numbers.
   *
   * @return the end of a sentence that begins with "settles by"
   */
  String settling();

  /**
   * Whether a store that is opened again is as it was.
   *
   * @return false for one that lives in memory alone
   */
  default boolean isStored() {
    return true;
  }

  /**
   * Opens a store, and makes it if there is none.
   *
   * @param directory where, an existing directory
   * @param settings what is asked for
   * @return the store
   */
  Engine open(Path directory, EngineSettings settings);
}
