package dev.lsmkv.checks.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the library modules to the plan of the house. */
class ArchitectureTest {

  private static final JavaClasses LIBRARY = Modules.classesOf(Modules.LIBRARY);

  @Test
  void seesTheLibrary() {
    assertThat(LIBRARY.contain("dev.lsmkv.api.Role")).isTrue();
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
  void noClassIsLoadedByName() {
    ArchitectureRules.noClassNames().check(LIBRARY);
  }

  @Test
  void noProcessIsStartedOrEnded() {
    ArchitectureRules.noProcesses().check(LIBRARY);
  }

  @Test
  void nothingIsPrinted() {
    ArchitectureRules.noPrinting().check(LIBRARY);
  }

  @ParameterizedTest
  @FieldSource("dev.lsmkv.checks.architecture.Modules#LIBRARY")
  void noModuleKnowsAnImplementation(String module) {
    List<String> others =
        Stream.concat(Modules.IMPLEMENTATIONS.stream(), Stream.of("lsm-core"))
            .filter(other -> !other.equals(module))
            .map(Modules::packageOf)
            .toList();
    for (String packageName : packages(module)) {
      ArchitectureRules.noArrow(packageName, others).check(LIBRARY);
    }
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
