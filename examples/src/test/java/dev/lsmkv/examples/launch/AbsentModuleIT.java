package dev.lsmkv.examples.launch;

import static dev.lsmkv.examples.launch.ChildJvm.LIBRARIES;
import static dev.lsmkv.examples.launch.ChildJvm.TESTS;
import static dev.lsmkv.examples.launch.ChildJvm.command;
import static dev.lsmkv.examples.launch.ChildJvm.path;
import static dev.lsmkv.examples.launch.ChildJvm.run;
import static dev.lsmkv.examples.launch.ChildJvm.tool;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.examples.launch.ChildJvm.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that was written with parts of the examples, opened where their module is not. */
final class AbsentModuleIT {

  @TempDir private Path directory;

  private static final List<String> MODULE_PATH =
      command(
          tool("java"),
          "--module-path",
          LIBRARIES.toString(),
          "--add-modules",
          "ALL-MODULE-PATH",
          "--class-path",
          TESTS.toString());

  private static final List<String> CLASS_PATH =
      command(tool("java"), "--class-path", path(ChildJvm.allLibraries(), TESTS));

  private Ended open(List<String> launcher) throws IOException {
    return run(
        command(
            launcher.getFirst(),
            java.util.stream.Stream.concat(
                    launcher.stream().skip(1),
                    java.util.stream.Stream.of(OpenStore.class.getName(), directory.toString()))
                .toArray(String[]::new)));
  }

  private void write(Role role, String id) {
    StoreOptions options = StoreOptions.builder().provider(role, id).build();
    try (LsmStore store = LsmStore.open(directory, options)) {
      for (String word : List.of("one", "two", "three")) {
        store.put(word.getBytes(UTF_8), word.getBytes(UTF_8));
      }
    }
  }

  @Test
  void onTheModulePathTheMessageNamesTheModulesThatAreThere() throws IOException {
    write(Role.TABLE_FORMAT, "example.sorted-array");
    assertThat(open(MODULE_PATH).output())
        .startsWith(
            "MissingProviderException: No provider of the role TABLE_FORMAT has the id"
                + " 'example.sorted-array', named by "
                + directory.resolve("sstables"))
        .contains(
            "table.json. Available: 'rows' (module dev.lsmkv.sstable). Add the module that"
                + " provides it to the module path, or its jar to the class path; a jlink image"
                + " needs its name in --add-modules, or --bind-services");
  }

  @Test
  void onTheClassPathTheMessageNamesTheClassesThatAreThere() throws IOException {
    write(Role.TABLE_FORMAT, "example.sorted-array");
    assertThat(open(CLASS_PATH).output())
        .contains("Available: 'rows' (the class path, dev.lsmkv.sstable.rows.RowsProvider). Add ");
  }

  @Test
  void withoutItsFilterAllIsReadAfterOneWarning() throws IOException {
    write(Role.FILTER, "example.hash-set");
    write(Role.FILTER, "example.hash-set");
    Ended ended = open(MODULE_PATH);
    assertThat(ended.output()).isEqualTo("one\nthree\ntwo\n");
    assertThat(ended.errors().lines().filter(line -> line.startsWith("WARNING")))
        .singleElement()
        .asString()
        .contains("Nobody provides the filter 'example.hash-set'");
  }
}
