package dev.lsmkv.examples.launch;

import static dev.lsmkv.examples.launch.ChildJvm.EXAMPLES;
import static dev.lsmkv.examples.launch.ChildJvm.LIBRARIES;
import static dev.lsmkv.examples.launch.ChildJvm.command;
import static dev.lsmkv.examples.launch.ChildJvm.path;
import static dev.lsmkv.examples.launch.ChildJvm.run;
import static dev.lsmkv.examples.launch.ChildJvm.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.examples.launch.ChildJvm.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module path, the class path and an image each find the engine and its parts. */
final class LaunchIT {

  private static final String PACKAGE = "dev.lsmkv.examples.";

  private static final String PARTS =
      "dev.lsmkv.core,dev.lsmkv.wal,dev.lsmkv.sstable,dev.lsmkv.bloom,dev.lsmkv.compaction";

  @TempDir private Path directory;

  @Test
  void theModulePath() throws IOException {
    runsBothPrograms(
        command(tool("java"), "--module-path", path(LIBRARIES, EXAMPLES), "--module"),
        "dev.lsmkv.examples/");
  }

  @Test
  void theClassPath() throws IOException {
    runsBothPrograms(
        command(tool("java"), "--class-path", path(ChildJvm.allLibraries(), EXAMPLES)), "");
  }

  @Test
  void anImageThatNamesTheModules() throws IOException {
    runsBothPrograms(
        command(link("--add-modules", "dev.lsmkv.examples," + PARTS), "--module"),
        "dev.lsmkv.examples/");
  }

  /**
   * Bound without a limit, the services of the JDK come along: the compiler for instance, and jlink
   * itself, which a JDK without packaged modules refuses to put into an image.
   */
  @Test
  void anImageThatBindsServices() throws IOException {
    String image =
        link(
            "--add-modules",
            "dev.lsmkv.examples",
            "--bind-services",
            "--limit-modules",
            "dev.lsmkv.examples," + PARTS);
    runsBothPrograms(command(image, "--module"), "dev.lsmkv.examples/");
  }

  /** Makes an image and returns its java. */
  private String link(String... options) throws IOException {
    Path image = directory.resolve("image");
    List<String> command =
        new ArrayList<>(command(tool("jlink"), "--module-path", path(LIBRARIES, EXAMPLES)));
    command.addAll(List.of(options));
    command.addAll(List.of("--no-header-files", "--no-man-pages", "--output", image.toString()));
    Ended linked = run(command);
    assertThat(linked.exit()).as("%s%s", linked.output(), linked.errors()).isZero();
    return image.resolve("bin/java").toString();
  }

  /** Quickstart, and a program that needs a part of the examples by its id. */
  private void runsBothPrograms(List<String> launcher, String module) throws IOException {
    assertThat(launch(launcher, module, "Quickstart"))
        .isEqualTo(new Ended(0, "Everest is high: 8849\nEverest = 8849\nMont Blanc = 4806\n", ""));
    assertThat(launch(launcher, module, "SwapPart"))
        .isEqualTo(
            new Ended(
                0,
                "banana is there: false\nthe filter knew it, and no table was read: true\n",
                ""));
  }

  private Ended launch(List<String> launcher, String module, String program) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(module + PACKAGE + program);
    command.add(directory.resolve(program).toString());
    return run(command);
  }
}
