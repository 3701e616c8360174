package dev.lsmkv.checks.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.lsmkv.checks.Repository;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the library modules to the plan of the house. */
class ArchitectureTest {

  private static final JavaClasses LIBRARY = Modules.classesOf(Modules.LIBRARY);

  /** Every module of the build but this one, whose tests look at all. */
  static List<String> modules() throws IOException {
    return Repository.here().modules().stream()
        .filter(module -> !module.equals("lsm-checks"))
        .toList();
  }

  @Test
  void seesTheLibrary() {
    assertThat(LIBRARY.contain("dev.lsmkv.api.Role")).isTrue();
  }

  @Test
  void seesTests() {
    String test = "dev.lsmkv.bloom.BloomProviderTest";
    assertThat(Modules.classesWithTestsOf("lsm-bloom").contain(test)).isTrue();
  }

  @Test
  void onlyTheStorageSeamTouchesFiles() {
    ArchitectureRules.filesOnlyIn(ArchitectureRules.STORAGE).check(LIBRARY);
  }

  @Test
  void nothingIsReadAsJavaObjects() {
    ArchitectureRules.noObjectStreams().check(LIBRARY);
  }

  @Test
  void nothingIsSerializable() {
    ArchitectureRules.noSerializableTypes().check(LIBRARY);
  }

  @Test
  void nothingIsReflectedUpon() {
    ArchitectureRules.noReflection().check(LIBRARY);
  }

  @Test
  void onlyTheEngineReadsAndWritesJsonAndAsTrees() {
    ArchitectureRules.jsonOnlyIn("dev.lsmkv.core").check(LIBRARY);
    ArchitectureRules.jsonOnlyAsTrees().check(LIBRARY);
  }

  @Test
  void noProcessIsStartedOrEnded() {
    ArchitectureRules.noProcesses().check(LIBRARY);
  }

  @Test
  void mappingsAreComparedInPieces() {
    ArchitectureRules.segmentsComparedOnlyBy("dev.lsmkv.spi.entry.Key").check(LIBRARY);
  }

  @Test
  void nothingIsPrinted() {
    ArchitectureRules.noPrinting().check(LIBRARY);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noModuleKnowsAnImplementationNotEvenInTests(String module) {
    List<String> others =
        Stream.concat(Modules.IMPLEMENTATIONS.stream(), Stream.of("lsm-core"))
            .filter(other -> !other.equals(module))
            .map(Modules::packageOf)
            .toList();
    JavaClasses classes = Modules.classesWithTestsOf(module);
    ArchitectureRules.noArrow("dev.lsmkv", others).check(classes);
  }

  @ParameterizedTest
  @FieldSource("dev.lsmkv.checks.architecture.Modules#LIBRARY")
  void packagesOfModuleFormNoCircle(String module) {
    String[] own = packages(module).stream().map(name -> name + "..").toArray(String[]::new);
    ArchitectureRules.noCircleBelow("dev.lsmkv").check(LIBRARY.that(resideInAnyPackage(own)));
  }

  /** The root packages of a module: lsm-api has the SPI beside the API. */
  private static List<String> packages(String module) {
    return module.equals("lsm-api")
        ? List.of("dev.lsmkv.api", "dev.lsmkv.spi")
        : List.of(Modules.packageOf(module));
  }
}
