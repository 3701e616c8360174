package dev.lsmkv.core.store;

import static dev.lsmkv.core.store.TestStore.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a table lies, and what its properties tell of it. */
final class TableDirectoryTest {

  private final TestStore disk = new TestStore();

  private List<String> fileNames() {
    return disk.files("/sstables/").stream()
        .map(file -> file.getParent().getFileName() + "/" + file.getFileName())
        .toList();
  }

  private void writeOneTable(StoreOptions options) {
    try (LsmStore store = disk.open(options)) {
      store.put(bytes("a"), bytes("1"));
      store.put(bytes("b"), bytes("2"));
      store.delete(bytes("c"));
      store.flush();
    }
  }

  @Test
  void aTableIsADirectoryWithAFileOfEachPartNamedAfterIt() throws IOException {
    writeOneTable(TestStore.small().build());
    Path properties = disk.files("table.json").getFirst();
    String directory = properties.getParent().getFileName().toString();
    assertThat(directory).matches("sstable_\\d{6}");
    assertThat(fileNames())
        .containsExactlyInAnyOrder(
            directory + "/data.rows",
            directory + "/filter.bloom",
            directory + "/index.sparse",
            directory + "/table.json");
    JsonNode table = new ObjectMapper().readTree(disk.read(properties));
    assertThat(table.findValue("entries").asLong()).isEqualTo(3);
    assertThat(table.findValue("tombstones").asLong()).isEqualTo(1);
    assertThat(table.toString()).contains("rows", "bloom", "sparse", "none");
  }

  @Test
  void aTableWithoutAFilterHasNoFileForIt() {
    writeOneTable(TestStore.small().provider(Role.FILTER, "none").build());
    assertThat(fileNames()).hasSize(3).noneMatch(name -> name.contains("filter"));
  }
}
