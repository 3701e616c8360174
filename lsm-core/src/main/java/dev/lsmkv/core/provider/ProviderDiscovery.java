package dev.lsmkv.core.provider;

import dev.lsmkv.api.Role;
import dev.lsmkv.spi.Provider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Looks for the providers of one role: in the layer given to the builder, by the thread's context
 * class loader, and by the loader of this module. A class found twice counts once.
 *
 * <p>A provider that cannot be loaded must not keep the others from being found, so each is loaded
 * by itself.
 */
final class ProviderDiscovery {

  private final List<Provider<?>> found = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();

  ProviderDiscovery(Role role, Optional<ModuleLayer> layer) {
    Class<? extends Provider<?>> service = role.service();
    layer.ifPresent(present -> collect(ServiceLoader.load(present, service)));
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = ProviderDiscovery.class.getClassLoader();
    collect(ServiceLoader.load(service, context));
    if (!own.equals(context)) {
      collect(ServiceLoader.load(service, own));
    }
  }

  List<Provider<?>> found() {
    return found;
  }

  List<String> broken() {
    return broken.stream().distinct().toList();
  }

  private <P extends Provider<?>> void collect(ServiceLoader<P> loader) {
    Iterator<ServiceLoader.Provider<P>> services = loader.stream().iterator();
    boolean more = true;
    while (more) {
      try {
        more = services.hasNext();
        if (more) {
          instantiate(services.next());
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        broken.add(reason(e));
      }
    }
  }

  private <P extends Provider<?>> void instantiate(ServiceLoader.Provider<P> service) {
    if (seen.add(service.type())) {
      found.add(service.get());
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    String message = String.valueOf(failure.getMessage());
    return cause == null ? message : message + " (" + cause + ")";
  }
}
