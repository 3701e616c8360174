package dev.lsmkv.checks.modules;

import dev.lsmkv.checks.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A compiled module: its descriptor, and the services that its class-path users see. */
record BuiltModule(ModuleDescriptor descriptor, Map<String, List<String>> serviceFiles) {

  static BuiltModule of(String name) {
    return read(Repository.here().classes(name));
  }

  /** Every module of the build that has a descriptor. */
  static List<BuiltModule> all() throws IOException {
    Repository repository = Repository.here();
    return repository.modules().stream()
        .map(repository::classes)
        .filter(classes -> Files.exists(classes.resolve("module-info.class")))
        .map(BuiltModule::read)
        .toList();
  }

  static BuiltModule read(Path classes) {
    try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
      Map<String, List<String>> services = serviceFiles(classes.resolve("META-INF/services"));
      return new BuiltModule(ModuleDescriptor.read(in), services);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the descriptor provides, in the shape of {@link #serviceFiles}. */
  Map<String, List<String>> provided() {
    Map<String, List<String>> provided = new TreeMap<>();
    descriptor
        .provides()
        .forEach(provides ->
            provided.put(provides.service(), provides.providers().stream().sorted().toList()));
    return provided;
  }

  private static Map<String, List<String>> serviceFiles(Path directory) throws IOException {
    Map<String, List<String>> services = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      for (Path file : Repository.filesBelow(directory)) {
        services.put(file.getFileName().toString(), providers(Files.readAllLines(file)));
      }
    }
    return services;
  }

  private static List<String> providers(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(Predicate.not(String::isEmpty))
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return descriptor.name();
  }
}
