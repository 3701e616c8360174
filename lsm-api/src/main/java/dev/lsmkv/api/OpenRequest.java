package dev.lsmkv.api;

import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.environment.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an engine is asked to open.
 *
 * @param directory where the store is
 * @param options the options
 * @param mode for writing or for reading only
 * @param providers parts that beat discovered ones
 * @param layer a module layer to look for parts in
 * @param environment disk, clocks and threads in place of the real ones
 */
public record OpenRequest(
    Path directory,
    StoreOptions options,
    OpenMode mode,
    List<Provider<?>> providers,
    Optional<ModuleLayer> layer,
    Optional<Environment> environment) {

  /** Copies the list. */
  public OpenRequest {
    providers = List.copyOf(providers);
  }
}
