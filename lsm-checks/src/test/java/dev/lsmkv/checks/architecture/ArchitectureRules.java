package dev.lsmkv.checks.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
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

  static ArchRule noClassNames() {
    return noClasses()
        .should()
        .callMethodWhere(Calls.anyOf(Class.class, "forName"))
        .orShould()
        .callMethodWhere(Calls.anyOf(ClassLoader.class, "loadClass"))
        .because("parts are found as services")
        .allowEmptyShould(true);
  }

  static ArchRule noProcesses() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(Calls.anyOf(Runtime.class, "exec"))
        .orShould()
        .callMethodWhere(Calls.anyOf(Runtime.class, "halt"))
        .orShould()
        .callMethodWhere(Calls.anyOf(System.class, "exit"))
        .because("a library starts no process and ends none")
        .allowEmptyShould(true);
  }

  static ArchRule noPrinting() {
    return noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(Calls.anyOf(Throwable.class, "printStackTrace"))
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
