package dev.lsmkv.api;

import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.environment.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Collects an {@link OpenRequest} and hands it to the engine, which is found as a service like
 * every other part.
 */
final class StoreBuilder implements LsmStore.Builder {

  /** What the loader of this module finds stays the same; of another's finds nothing is kept. */
  private static volatile ServiceLoader.@Nullable Provider<StoreEngine> ownEngine;

  private final Path directory;
  private final List<Provider<?>> providers = new ArrayList<>();
  private StoreOptions options = StoreOptions.defaults();
  private OpenMode mode = OpenMode.READ_WRITE;
  private @Nullable ModuleLayer layer;
  private @Nullable Environment environment;

  StoreBuilder(Path directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  @Override
  public LsmStore.Builder options(StoreOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    return this;
  }

  @Override
  public LsmStore.Builder with(Provider<?> provider) {
    providers.add(Objects.requireNonNull(provider, "provider"));
    return this;
  }

  @Override
  public LsmStore.Builder discoverIn(ModuleLayer layer) {
    this.layer = Objects.requireNonNull(layer, "layer");
    return this;
  }

  @Override
  public LsmStore.Builder readOnly() {
    this.mode = OpenMode.READ_ONLY;
    return this;
  }

  @Override
  public LsmStore.Builder environment(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment");
    return this;
  }

  @Override
  public LsmStore open() {
    return engine().open(request());
  }

  @Override
  public CheckReport check(WorkProgress progress) {
    return engine().check(request(), Objects.requireNonNull(progress, "progress"));
  }

  @Override
  public RepairReport repairTo(Path target, WorkProgress progress) {
    return engine()
        .repair(
            request(),
            Objects.requireNonNull(target, "target"),
            Objects.requireNonNull(progress, "progress"));
  }

  private OpenRequest request() {
    return new OpenRequest(
        directory,
        options,
        mode,
        List.copyOf(providers),
        Optional.ofNullable(layer),
        Optional.ofNullable(environment));
  }

  private StoreEngine engine() {
    return firstOf(layer == null ? null : ServiceLoader.load(layer, StoreEngine.class))
        .or(StoreBuilder::engineOfContext)
        .or(StoreBuilder::ownEngine)
        .map(ServiceLoader.Provider::get)
        .orElseThrow(() ->
            new MissingProviderException(
                "No engine was found. Put the module dev.lsmkv.core (artifact dev.lsmkv:lsm-core) on the module path"
                    + " or the class path; a jlink image needs its name in --add-modules, or --bind-services."));
  }

  private static Optional<ServiceLoader.Provider<StoreEngine>> engineOfContext() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return Objects.equals(StoreEngine.class.getClassLoader(), context)
        ? Optional.empty()
        : firstOf(ServiceLoader.load(StoreEngine.class, context));
  }

  private static Optional<ServiceLoader.Provider<StoreEngine>> ownEngine() {
    if (ownEngine == null) {
      ownEngine =
          firstOf(ServiceLoader.load(StoreEngine.class, StoreEngine.class.getClassLoader()))
              .orElse(null);
    }
    return Optional.ofNullable(ownEngine);
  }

  private static Optional<ServiceLoader.Provider<StoreEngine>> firstOf(
      @Nullable ServiceLoader<StoreEngine> loader) {
    return loader == null ? Optional.empty() : loader.stream().findFirst();
  }
}
