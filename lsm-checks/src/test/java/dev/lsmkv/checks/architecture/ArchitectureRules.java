package dev.lsmkv.checks.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** What the classes of a library module must not do, and the arrows that must not exist. */
final class ArchitectureRules {

  /** The real file system, behind the one seam that a simulated disk can take the place of. */
  static final String STORAGE = "dev.lsmkv.core.storage";

  private static final Class<?>[] FILE_TYPES = {
    Files.class,
    FileSystem.class,
    FileSystems.class,
    FileStore.class,
    FileChannel.class,
    AsynchronousFileChannel.class,
    File.class,
    FileDescriptor.class,
    FileInputStream.class,
    FileOutputStream.class,
    FileReader.class,
    FileWriter.class,
    RandomAccessFile.class
  };

  private ArchitectureRules() {}

  static ArchRule filesOnlyIn(String storagePackage) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(storagePackage + "..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(FILE_TYPES)
        .orShould()
        .callMethod(Path.class, "toRealPath", LinkOption[].class)
        .because("what bypasses dev.lsmkv.spi.storage cannot be tested on a simulated disk")
        .allowEmptyShould(true);
  }

  static ArchRule noObjectStreams() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
        .because("bytes from disk never name what runs")
        .allowEmptyShould(true);
  }

  /** A throwable is serializable by its birth; nobody becomes so of their own will. */
  static ArchRule noSerializableTypes() {
    return noClasses()
        .should(
            ArchConditions.be(
                DescribedPredicate.describe(
                    "declared serializable",
                    type ->
                        type.getRawInterfaces().stream()
                            .anyMatch(named -> named.isAssignableTo(Serializable.class)))))
        .because("what is stored has a format that is written down")
        .allowEmptyShould(true);
  }

  /** Handles on arrays and fields are no reflection: they are bound when their class is. */
  static ArchRule noReflection() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .callMethodWhere(
            Calls.matching(
                Class.class,
                "forName|newInstance|get(Declared|Enclosing)?(Method|Field|Constructor|RecordComponent)s?"))
        .orShould()
        .callMethodWhere(Calls.matching(ClassLoader.class, "loadClass|defineClass"))
        .orShould()
        .callMethodWhere(Calls.matching(MethodHandles.Lookup.class, "(un)?reflect.*|find.*Class"))
        .because("parts are found as services, and what calls what can be read")
        .allowEmptyShould(true);
  }

  /** Jackson has its place in the manifests and the properties of tables. */
  static ArchRule jsonOnlyIn(String corePackage) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(corePackage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .because("a plug-in stores bytes of its own, and brings no library with it for that")
        .allowEmptyShould(true);
  }

  static ArchRule jsonOnlyAsTrees() {
    return noClasses()
        .should()
        .callMethodWhere(
            Calls.matching(ObjectCodec.class, "readValues?|treeToValue|writeValue|valueToTree"))
        .orShould()
        .callMethodWhere(
            Calls.matching(
                ObjectMapper.class,
                "convertValue|reader.*|writerFor|updateValue|readValues?|activateDefaultTyping"))
        .because("what is bound to classes depends on their names and needs reflection")
        .allowEmptyShould(true);
  }

  static ArchRule noProcesses() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(Calls.matching(Runtime.class, "exec|exit|halt"))
        .orShould()
        .callMethodWhere(Calls.matching(System.class, "exit"))
        .because("a library starts no process and ends none")
        .allowEmptyShould(true);
  }

  static ArchRule segmentsComparedOnlyBy(String comparer) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(comparer)
        .should()
        .callMethodWhere(Calls.matching(MemorySegment.class, "mismatch"))
        .because("a fault of a mapping ends the JVM in the code that compares 64 bytes and more")
        .allowEmptyShould(true);
  }

  static ArchRule noPrinting() {
    return noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(Calls.matching(Throwable.class, "printStackTrace"))
        .because("a library speaks through System.Logger")
        .allowEmptyShould(true);
  }

  static ArchRule noArrow(String from, List<String> to) {
    return noClasses()
        .that()
        .resideInAPackage(from + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to.stream().map(name -> name + "..").toArray(String[]::new))
        .because("the only way into an implementation is its service")
        .allowEmptyShould(true);
  }

  /** Every package below the root is a slice of its own. */
  static ArchRule noCircleBelow(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }
}
