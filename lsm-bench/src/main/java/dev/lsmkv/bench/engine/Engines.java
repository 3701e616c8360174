package dev.lsmkv.bench.engine;

import java.util.List;
import java.util.ServiceLoader;

/** The engines that can be measured here. */
public final class Engines {

  private Engines() {}

  /**
   * The names of all.
   *
   * @return in alphabetical order
   */
  public static List<String> names() {
    return all().stream().map(EngineProvider::name).sorted().toList();
  }

  /**
   * The engine of a name.
   *
   * @param name the name
   * @return its provider
   * @throws IllegalArgumentException if there is none
   */
  public static EngineProvider named(String name) {
    return all().stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no engine " + name + "; there are " + String.join(", ", names()) + "."));
  }

  private static List<EngineProvider> all() {
    return ServiceLoader.load(EngineProvider.class, Engines.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
