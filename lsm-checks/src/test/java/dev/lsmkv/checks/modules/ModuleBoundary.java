package dev.lsmkv.checks.modules;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a module lets out, and what it may ask for. */
final class ModuleBoundary {

  /** The libraries each module may require; the JDK and lsm-api are everybody's. */
  static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "lsm-api", Set.of(),
          "lsm-testkit", Set.of(),
          "lsm-core", Set.of("com.fasterxml.jackson.core", "com.fasterxml.jackson.databind"),
          "lsm-wal", Set.of(),
          "lsm-sstable", Set.of(),
          "lsm-bloom", Set.of("com.dynatrace.hash4j"),
          "lsm-compaction", Set.of(),
          "lsm-compression", Set.of("com.github.luben.zstd_jni", "org.lz4.java"));

  /** The modules that others compile against; every other one exports nothing. */
  static final Set<String> COMPILED_AGAINST = Set.of("dev.lsmkv.api", "dev.lsmkv.testkit");

  private ModuleBoundary() {}

  /** What a module exports that nobody compiles against. */
  static List<String> exports(ModuleDescriptor module) {
    return COMPILED_AGAINST.contains(module.name())
        ? List.of()
        : module.exports().stream().map(Object::toString).sorted().toList();
  }

  /** Anything that is reached past the services. */
  static List<String> openings(ModuleDescriptor module) {
    List<String> openings = new ArrayList<>();
    if (module.isOpen()) {
      openings.add("open module " + module.name());
    }
    module.exports().forEach(exports -> openings.add(exports.toString()));
    module.opens().forEach(opens -> openings.add(opens.toString()));
    return openings;
  }

  /** Requirements at run time other than the JDK, lsm-api and the libraries given. */
  static List<String> strangers(ModuleDescriptor module, Set<String> libraries) {
    return module.requires().stream()
        .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
        .map(Requires::name)
        .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
        .filter(name -> !name.equals("dev.lsmkv.api") && !libraries.contains(name))
        .toList();
  }
}
