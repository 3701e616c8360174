package dev.lsmkv.checks.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lsmkv.checks.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The library modules by their part in the plan: the API, the engine, and what implements the SPI.
 */
final class Modules {

  /** Whatever these hold is reached through services only. */
  static final List<String> IMPLEMENTATIONS =
      List.of("lsm-wal", "lsm-sstable", "lsm-bloom", "lsm-compaction", "lsm-compression");

  /** What an application embeds. */
  static final List<String> LIBRARY =
      Stream.concat(Stream.of("lsm-api", "lsm-core"), IMPLEMENTATIONS.stream()).toList();

  private Modules() {}

  /** The main classes of some modules; those of a module without code are none. */
  static JavaClasses classesOf(List<String> modules) {
    Repository repository = Repository.here();
    return new ClassFileImporter().importPaths(modules.stream().map(repository::classes).toList());
  }

  /**
   * The classes of a module and of its tests, of which some modules have none. What they depend on
   * is known by name alone, which is quick and enough for arrows.
   */
  static JavaClasses classesWithTestsOf(String module) {
    Path classes = Repository.here().classes(module);
    List<Path> both = List.of(classes, classes.resolveSibling("test-classes"));
    return ArchConfiguration.withThreadLocalScope((ArchConfiguration configuration) -> {
      configuration.setResolveMissingDependenciesFromClassPath(false);
      return new ClassFileImporter().importPaths(both);
    });
  }

  /** The root package of a module, which no other module's packages lie in. */
  static String packageOf(String module) {
    return "dev.lsmkv." + module.substring("lsm-".length());
  }
}
