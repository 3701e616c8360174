package dev.lsmkv.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.cli.command.ExitCode;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told when something is wrong with a store: lines, and no stack trace. */
class FaultReportTest {

  @TempDir private Path root;

  private int code;

  private List<String> run(String... arguments) {
    Transcript transcript = new Transcript();
    code =
        Main.run(
            arguments, transcript.console(InputStream.nullInputStream()), new OpenedStores(root));
    return transcript.text().lines().toList();
  }

  private void damage(String component) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().startsWith(component))
              .findFirst()
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[140] ^= 1; // in the first block, or in what the filter or index wrote
      Files.write(file, bytes);
    }
  }

  @Test
  void aStoreThatAnotherHasOpenForWritingCanBeReadAndNotWritten() {
    try (LsmStore store = new OpenedStores(root).open(Path.of("store"), OpenMode.READ_WRITE)) {
      store.put(new byte[] {'k'}, new byte[] {'v'});

      assertThat(run("get", "store", "k")).containsExactly("v");
      assertThat(code).isEqualTo(ExitCode.OK);

      assertThat(run("put", "store", "k", "w")).singleElement().asString().startsWith("! lsm: ");
      assertThat(code).isEqualTo(ExitCode.ERROR);
    }
  }

  @Test
  void aDamagedBlockIsAnErrorForWhoReadsItAndAFindingForCheck() throws IOException {
    run("put", "store", "k", "v");
    damage("data.");

    assertThat(run("get", "store", "k"))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).matches("! lsm: warning: .* is damaged range .*"))
        .last()
        .asString()
        .startsWith("! lsm: ")
        .contains("data.")
        .contains("expected");
    assertThat(code).isEqualTo(ExitCode.ERROR);

    assertThat(run("check", "store"))
        .anySatisfy(line -> assertThat(line).startsWith("damage: ").contains("data."))
        .last()
        .asString()
        .startsWith("DAMAGED: 1 place found");
    assertThat(code).isEqualTo(ExitCode.ABSENT_OR_DAMAGED);
  }

  @Test
  void aDamagedFilterOrIndexIsAWarningForWhoReadsAndAFindingForCheck() throws IOException {
    run("put", "store", "k", "v");
    damage("filter.");
    damage("index.");

    List<String> got = run("get", "store", "k");

    assertThat(got).hasSize(3).contains("v").filteredOn(line -> line.startsWith("! ")).hasSize(2);
    assertThat(got).anySatisfy(line -> assertThat(line).matches("! lsm: warning: .*filter.*"));
    assertThat(got).anySatisfy(line -> assertThat(line).matches("! lsm: warning: .*index.*"));
    assertThat(code).isEqualTo(ExitCode.OK);

    assertThat(run("check", "store")).last().asString().startsWith("DAMAGED: 2 places found");
    assertThat(code).isEqualTo(ExitCode.ABSENT_OR_DAMAGED);
  }

  @Test
  void aStoreThatCannotBeOpenedIsAFindingForCheck() throws IOException {
    run("put", "store", "k", "v");
    damage("manifest_l0");

    assertThat(run("check", "store"))
        .anySatisfy(line -> assertThat(line).startsWith("damage: ").contains("manifest_l0"))
        .last()
        .asString()
        .startsWith("DAMAGED: 1 place found");
    assertThat(code).isEqualTo(ExitCode.ABSENT_OR_DAMAGED);
  }

  @Test
  void aStoreThatCannotBeOpenedIsRepairedIntoANewOne() throws IOException {
    run("put", "store", "k", "v");
    damage("manifest_l0");

    assertThat(run("repair", "store", "--to", "mended"))
        .contains("1 entry copied")
        .anySatisfy(line -> assertThat(line).startsWith("damage: ").contains("manifest_l0"))
        .anySatisfy(line -> assertThat(line).startsWith("DAMAGED: 1 damaged place"));
    assertThat(code).isEqualTo(ExitCode.ABSENT_OR_DAMAGED);
    assertThat(run("get", "mended", "k")).containsExactly("v");
    assertThat(root.resolve("mended/lost/repair.txt")).content().contains("1 entries were copied");

    run("repair", "store", "--to", "mended");
    assertThat(code).as("what is there is not written over").isEqualTo(ExitCode.ERROR);
    run("check", "nowhere");
    assertThat(code).as("there is no store").isEqualTo(ExitCode.ERROR);
    assertThat(root.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aSoundStoreIsRepairedWithoutLoss() {
    run("put", "store", "k", "v");

    assertThat(run("repair", "store", "--to", "copy"))
        .containsExactly("1 entry copied", "nothing was lost");
    assertThat(code).isEqualTo(ExitCode.OK);
  }

  @Test
  void statisticsAsJsonAreOneDocument() throws IOException {
    run("put", "store", "k", "v");

    JsonNode stats =
        new ObjectMapper().readTree(String.join("\n", run("stats", "store", "--json")));

    assertThat(stats.path("lastSequence").longValue()).isEqualTo(1);
    assertThat(stats.path("levels").path(0).path("entries").longValue()).isEqualTo(1);
  }
}
