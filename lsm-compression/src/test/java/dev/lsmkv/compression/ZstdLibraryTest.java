package dev.lsmkv.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens where the native library of zstd cannot be loaded. */
final class ZstdLibraryTest {

  private static final String REMEDY = "--enable-native-access=com.github.luben.zstd_jni";

  static List<Throwable> failures() {
    return List.of(
        new UnsatisfiedLinkError("no such library"),
        new ExceptionInInitializerError(new IOException("no such library")),
        new NoClassDefFoundError("no such library"),
        new IllegalCallerException("no such library"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theFailureNamesItsCauseAndTheRemedy(Throwable failure) {
    assertThatIOException()
        .isThrownBy(() -> ZstdProvider.load(() -> ZstdLibraryTest.<RuntimeException>fail(failure)))
        .withMessageContaining("no such library")
        .withMessageContaining(REMEDY)
        .withCause(failure);
  }

  @SuppressWarnings("unchecked") // throws what it is given, whatever it declares
  private static <E extends Throwable> void fail(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void withoutPermissionForNativeCodeOnlyZstdFails() throws Exception {
    assertThat(runOnTheClassPath("--illegal-native-access=deny"))
        .contains("lz4 works", "zstd fails", REMEDY, "IllegalCallerException")
        .doesNotContain("WARNING");
  }

  @Test
  void withPermissionForNativeCodeBothWork() throws Exception {
    String permission = "--enable-native-access=ALL-UNNAMED";
    assertThat(runOnTheClassPath("--illegal-native-access=deny", permission))
        .isEqualToIgnoringNewLines("lz4 workszstd works");
  }

  private static String runOnTheClassPath(String... options) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), BothCompressions.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** What this test runs with, all of it as a class path. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Path.of("target", "classes").toString(),
        Path.of("target", "test-classes").toString(),
        System.getProperty("jdk.module.path", ""),
        System.getProperty("java.class.path", ""));
  }
}
