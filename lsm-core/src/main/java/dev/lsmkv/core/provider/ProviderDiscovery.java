package dev.lsmkv.core.provider;

import dev.lsmkv.api.Role;
import dev.lsmkv.spi.Provider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks for the providers of one role: in the layer given to the builder, by the thread's context
 * class loader, and by the loader of this module. A class found twice counts once.
 *
 * <p>A provider that cannot be loaded must not keep the others from being found, so each is loaded
 * by itself. What the loader of this module finds is looked for once: it stays the same, and lives
 * no longer than this class. Of any other loader nothing is kept, which would keep it from being
 * unloaded.
 */
final class ProviderDiscovery {

  private static final Map<Role, Services> OWN = new ConcurrentHashMap<>();

  private final List<Provider<?>> found = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();

  ProviderDiscovery(Role role, Optional<ModuleLayer> layer) {
    Class<? extends Provider<?>> service = role.service();
    layer.ifPresent(present -> collect(Services.of(ServiceLoader.load(present, service))));
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = ProviderDiscovery.class.getClassLoader();
    if (!own.equals(context)) {
      collect(Services.of(ServiceLoader.load(service, context)));
    }
    collect(OWN.computeIfAbsent(role, _ -> Services.of(ServiceLoader.load(service, own))));
  }

  List<Provider<?>> found() {
    return found;
  }

  List<String> broken() {
    return broken.stream().distinct().toList();
  }

  private void collect(Services services) {
    broken.addAll(services.broken());
    for (ServiceLoader.Provider<? extends Provider<?>> service : services.loaded()) {
      try {
        if (seen.add(service.type())) {
          found.add(service.get());
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        broken.add(reason(e));
      }
    }
  }

  /**
   * What one loader finds.
   *
   * @param loaded those whose classes could be loaded; none is made yet
   * @param broken why others could not
   */
  private record Services(
      List<ServiceLoader.Provider<? extends Provider<?>>> loaded, List<String> broken) {

    static <P extends Provider<?>> Services of(ServiceLoader<P> loader) {
      List<ServiceLoader.Provider<? extends Provider<?>>> loaded = new ArrayList<>();
      List<String> broken = new ArrayList<>();
      Iterator<ServiceLoader.Provider<P>> services = loader.stream().iterator();
      boolean more = true;
      while (more) {
        try {
          more = services.hasNext();
          if (more) {
            loaded.add(services.next());
          }
        } catch (ServiceConfigurationError | LinkageError e) {
          broken.add(reason(e));
        }
      }
      return new Services(List.copyOf(loaded), List.copyOf(broken));
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    String message = String.valueOf(failure.getMessage());
    return cause == null ? message : message + " (" + cause + ")";
  }
}
