package dev.lsmkv.checks.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every module but the API is closed: its services are the only way in. */
class ModuleBoundaryTest {

  static Set<Map.Entry<String, Set<String>>> libraries() {
    return ModuleBoundary.LIBRARIES.entrySet();
  }

  static List<BuiltModule> modules() throws IOException {
    return BuiltModule.all();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lsm-core",
        "lsm-wal",
        "lsm-sstable",
        "lsm-bloom",
        "lsm-compaction",
        "lsm-compression"
      })
  void moduleExportsAndOpensNothing(String module) {
    assertThat(ModuleBoundary.openings(BuiltModule.of(module).descriptor())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void moduleExportsNothingUnlessOthersCompileAgainstIt(BuiltModule module) {
    assertThat(ModuleBoundary.exports(module.descriptor())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void moduleRequiresOnlyItsLibraries(Map.Entry<String, Set<String>> module) {
    ModuleDescriptor descriptor = BuiltModule.of(module.getKey()).descriptor();
    assertThat(ModuleBoundary.strangers(descriptor, module.getValue())).isEmpty();
  }

  @Test
  void exportAndOpeningAreFound() {
    ModuleDescriptor open = ModuleDescriptor.newOpenModule("planted").build();
    ModuleDescriptor closed =
        ModuleDescriptor.newModule("planted").exports("p").opens("q", Set.of("reader")).build();
    assertThat(ModuleBoundary.openings(open)).hasSize(1);
    assertThat(ModuleBoundary.openings(closed)).hasSize(2);
  }

  @Test
  void exportIsFoundUnlessOthersCompileAgainstIt() {
    ModuleDescriptor closed = ModuleDescriptor.newModule("planted").exports("p").build();
    ModuleDescriptor api = ModuleDescriptor.newModule("dev.lsmkv.api").exports("p").build();
    assertThat(ModuleBoundary.exports(closed)).containsExactly("p");
    assertThat(ModuleBoundary.exports(api)).isEmpty();
  }

  @Test
  void strangerIsFound() {
    ModuleDescriptor module =
        ModuleDescriptor.newModule("planted")
            .requires("java.logging")
            .requires("jdk.jfr")
            .requires("dev.lsmkv.api")
            .requires(Set.of(Requires.Modifier.STATIC), "org.jspecify")
            .requires("library")
            .requires("dev.lsmkv.wal")
            .build();
    assertThat(ModuleBoundary.strangers(module, Set.of("library")))
        .containsExactly("dev.lsmkv.wal");
  }
}
