package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ServiceLoader;

/** Makes the parts that the service loader finds, with their defaults. */
final class Parts {

  private Parts() {}

  /**
   * Makes a part.
   *
   * @param service its service
   * @param id its id
   */
  static <T, P extends Provider<T>> T make(Class<P> service, String id) {
    P provider =
        ServiceLoader.load(service).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Nobody provides " + id + "."));
    try {
      return provider.create(new Fallbacks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No setting is set. */
  private static final class Fallbacks implements Settings {

    @Override
    public String text(String name, String fallback) {
      return fallback;
    }

    @Override
    public long integer(String name, long fallback, LongRange range) {
      return fallback;
    }

    @Override
    public double decimal(String name, double fallback, DoubleRange range) {
      return fallback;
    }

    @Override
    public boolean has(String name) {
      return false;
    }
  }
}
