package dev.lsmkv.examples.promise;

import dev.lsmkv.api.LsmStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;

/** A module with one filter provider, compiled for a test and loaded into a layer of its own. */
final class PlantedModule {

  static final String NAME = "planted";
  static final String PROVIDER = "planted.PlantedProvider";

  private final Path classes;

  private PlantedModule(Path classes) {
    this.classes = classes;
  }

  /**
   * Compiles it.
   *
   * @param directory an empty directory
   * @param id the id of the provider
   * @param members what stands in its class besides
   * @param create the body of its {@code create}
   */
  static PlantedModule compile(Path directory, String id, String members, String create)
      throws IOException {
    Path module = directory.resolve("module-info.java");
    Files.writeString(
        module,
        """
        module planted {
          requires dev.lsmkv.api;
          provides dev.lsmkv.spi.filter.FilterProvider with planted.PlantedProvider;
        }
        """);
    Path part = directory.resolve("Part.java");
    Files.writeString(part, "package planted; final class Part {}");
    Path provider = directory.resolve("PlantedProvider.java");
    Files.writeString(provider, source(members, id, create));
    Path classes = directory.resolve("classes");
    javac(
        List.of(
            "-proc:none",
            "--module-path",
            api().toString(),
            "-d",
            classes.toString(),
            module.toString(),
            part.toString(),
            provider.toString()));
    return new PlantedModule(classes);
  }

  private static String source(String members, String id, String create) {
    return """
    package planted;

    public final class PlantedProvider implements dev.lsmkv.spi.filter.FilterProvider {
      %s

      @Override
      public String id() {
        return "%s";
      }

      @Override
      public dev.lsmkv.spi.filter.FilterFormat create(dev.lsmkv.spi.Settings settings)
          throws java.io.IOException {
        %s
      }
    }
    """
        .formatted(members, id, create);
  }

  private static Path api() {
    try {
      return Path.of(LsmStore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void javac(List<String> arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(writer, writer, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(output.toString());
    }
  }

  /** Takes a class away that the provider needs. */
  PlantedModule withoutItsPart() throws IOException {
    Files.delete(classes.resolve("planted/Part.class"));
    return this;
  }

  ModuleLayer layer() {
    ModuleLayer boot = ModuleLayer.boot();
    return boot.defineModulesWithOneLoader(
        boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of(NAME)),
        ClassLoader.getSystemClassLoader());
  }
}
