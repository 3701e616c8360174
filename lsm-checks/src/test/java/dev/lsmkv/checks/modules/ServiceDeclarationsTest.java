package dev.lsmkv.checks.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleProvideInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each provider is declared twice: in {@code module-info} for the module path and in {@code
 * META-INF/services} for the class path. Users of both see the same ones.
 */
class ServiceDeclarationsTest {

  static List<BuiltModule> modules() throws IOException {
    return BuiltModule.all();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulePathAndClassPathSeeTheSameProviders(BuiltModule module) {
    assertSame(module);
  }

  private static void assertSame(BuiltModule module) {
    assertThat(module.serviceFiles())
        .as("META-INF/services of %s against its module-info", module)
        .isEqualTo(module.provided());
  }

  @Test
  void providerMissingInServiceFilesIsFound(@TempDir Path classes) throws IOException {
    writeModule(classes, "p.Service", "p.Provider");
    assertThatThrownBy(() -> assertSame(BuiltModule.read(classes)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void providerOnlyInServiceFilesIsFound(@TempDir Path classes) throws IOException {
    writeModule(classes, "p.Service", "p.Provider");
    writeService(classes, "p.Service", "p.Provider\np.Other\n");
    assertThatThrownBy(() -> assertSame(BuiltModule.read(classes)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void equalDeclarationsPass(@TempDir Path classes) throws IOException {
    writeModule(classes, "p.Service", "p.Provider");
    writeService(classes, "p.Service", "# the one\np.Provider # here\n\n");
    assertSame(BuiltModule.read(classes));
  }

  private static void writeModule(Path classes, String service, String provider)
      throws IOException {
    ModuleAttribute attribute =
        ModuleAttribute.of(
            ModuleDesc.of("planted"),
            module -> {
              module.requires(ModuleDesc.of("java.base"), 0, null);
              module.provides(ModuleProvideInfo.of(ClassDesc.of(service), ClassDesc.of(provider)));
            });
    try (OutputStream out = Files.newOutputStream(classes.resolve("module-info.class"))) {
      out.write(ClassFile.of().buildModule(attribute));
    }
  }

  private static void writeService(Path classes, String service, String lines) throws IOException {
    Path directory = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(directory.resolve(service), lines);
  }
}
