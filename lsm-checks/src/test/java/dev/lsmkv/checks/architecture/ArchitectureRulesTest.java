package dev.lsmkv.checks.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.lsmkv.checks.architecture.planted.Offences;
import dev.lsmkv.checks.architecture.planted.left.Left;
import dev.lsmkv.checks.architecture.planted.right.Right;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule finds what is planted for it. */
class ArchitectureRulesTest {

  private static final String PLANTED = Offences.class.getPackageName();

  private static final String CORE = "dev.lsmkv.core";

  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED);

  private static boolean holds(ArchRule rule, Class<?>... types) {
    return !rule.evaluate(CLASSES.that(belongToAnyOf(types))).hasViolation();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Offences.UsesFiles.class,
        Offences.UsesFileChannel.class,
        Offences.UsesRandomAccessFile.class,
        Offences.UsesFileOutputStream.class,
        Offences.UsesFile.class,
        Offences.UsesRealPath.class
      })
  void fileAccessIsFoundUnlessInTheSeam(Class<?> offence) {
    assertThat(holds(ArchitectureRules.filesOnlyIn(ArchitectureRules.STORAGE), offence)).isFalse();
    assertThat(holds(ArchitectureRules.filesOnlyIn(PLANTED), offence)).isTrue();
  }

  @Test
  void objectStreamIsFound() {
    assertThat(holds(ArchitectureRules.noObjectStreams(), Offences.UsesObjectInputStream.class))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(classes = {Offences.IsSerializable.class, Offences.IsExternalizable.class})
  void serializableTypeIsFound(Class<?> offence) {
    assertThat(holds(ArchitectureRules.noSerializableTypes(), offence)).isFalse();
  }

  @Test
  void throwableIsNoOffence() {
    assertThat(holds(ArchitectureRules.noSerializableTypes(), Offences.IsThrowable.class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Offences.UsesForName.class,
        Offences.UsesLoadClass.class,
        Offences.UsesGetDeclaredMethods.class,
        Offences.UsesMethod.class
      })
  void reflectionIsFound(Class<?> offence) {
    assertThat(holds(ArchitectureRules.noReflection(), offence)).isFalse();
  }

  @Test
  void jsonElsewhereIsFound() {
    Class<?> offence = Offences.UsesJson.class;
    assertThat(holds(ArchitectureRules.jsonOnlyIn(CORE), offence)).isFalse();
    assertThat(holds(ArchitectureRules.jsonOnlyIn(PLANTED), offence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(classes = {Offences.UsesBoundJson.class, Offences.UsesTypedJson.class})
  void jsonBoundToClassesIsFound(Class<?> offence) {
    assertThat(holds(ArchitectureRules.jsonOnlyAsTrees(), offence)).isFalse();
    assertThat(holds(ArchitectureRules.jsonOnlyAsTrees(), Offences.UsesJson.class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Offences.UsesExec.class,
        Offences.UsesProcessBuilder.class,
        Offences.UsesExit.class
      })
  void processIsFound(Class<?> offence) {
    assertThat(holds(ArchitectureRules.noProcesses(), offence)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Offences.UsesSystemOut.class,
        Offences.UsesSystemErr.class,
        Offences.UsesPrintStackTrace.class
      })
  void printingIsFound(Class<?> offence) {
    assertThat(holds(ArchitectureRules.noPrinting(), offence)).isFalse();
  }

  @Test
  void comparisonOfSegmentsIsFound() {
    Class<?> offence = Offences.ComparesSegments.class;
    ArchRule byAnother = ArchitectureRules.segmentsComparedOnlyBy(Right.class.getName());
    ArchRule byIt = ArchitectureRules.segmentsComparedOnlyBy(offence.getName());
    assertThat(holds(byAnother, offence)).isFalse();
    assertThat(holds(byIt, offence)).isTrue();
  }

  @Test
  void arrowIsFound() {
    ArchRule rule = ArchitectureRules.noArrow(PLANTED + ".left", List.of(PLANTED + ".right"));
    assertThat(holds(rule, Left.class, Right.class)).isFalse();
    assertThat(holds(rule, Right.class)).isTrue();
  }

  @Test
  void circleIsFound() {
    ArchRule rule = ArchitectureRules.noCircleBelow(PLANTED);
    assertThat(holds(rule, Left.class, Right.class)).isFalse();
    assertThat(holds(rule, Left.class)).isTrue();
  }
}
