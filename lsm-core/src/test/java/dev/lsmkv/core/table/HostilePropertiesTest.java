package dev.lsmkv.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lsmkv.core.error.UnknownFormatException;
import dev.lsmkv.core.manifest.JsonDocument;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The properties of a table are refused by field when they are not what they can be. */
class HostilePropertiesTest {

  private static final Path PATH = Path.of("table.json");
  private static final TableProperties PROPERTIES =
      new TableProperties(
          4,
          new TableProperties.Ids("rows", "sparse", "bloom", "none"),
          new TableContents(
              3,
              2,
              1,
              30,
              40,
              new TableRecord.Bounds(Key.copyOf(new byte[] {1}), Key.copyOf(new byte[] {2}), 5, 6)),
          List.of(new TableProperties.Component("data.rows", 100, -1)));

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    TableProperties.Opened opened = TableProperties.decode(PATH, PROPERTIES.encode(), 4);
    assertThat(opened.ids()).isEqualTo(PROPERTIES.ids());
    assertThat(opened.components()).isEqualTo(PROPERTIES.components());
    assertThat(opened.component("data.rows")).isPresent();
    assertThat(opened.component("filter.bloom")).isEmpty();
  }

  @Test
  void fieldsAreRefusedByName() {
    requireRefused("format", node -> node.put("format", 0));
    requireRefused("number", node -> node.put("number", 5));
    requireRefused("filter", node -> node.putNull("filter"));
    requireRefused("components", node -> node.put("components", 1));
    requireRefused("file", node -> component(node).put("file", 1));
    requireRefused("bytes", node -> component(node).put("bytes", -1));
    requireRefused("crc32c", node -> component(node).put("crc32c", "no digits"));
  }

  @Test
  void aNewerFormatIsNotTakenForDamage() {
    assertThatExceptionOfType(UnknownFormatException.class)
        .isThrownBy(() -> decode(node -> node.put("format", 2)))
        .withMessageContaining("table.json has format 2");
  }

  @Test
  void namesThatLeadElsewhereAreRefused() {
    for (String hostile : List.of("..", "a/b", "filter./etc/x", "filter.a\0b", "")) {
      requireRefused("file", node -> component(node).put("file", hostile));
      requireRefused("filter", node -> node.put("filter", hostile + "/x"));
      requireRefused("tableFormat", node -> node.put("tableFormat", hostile + "\0"));
    }
  }

  private static ObjectNode component(ObjectNode properties) {
    return (ObjectNode) properties.get("components").get(0);
  }

  private static void requireRefused(String field, Consumer<ObjectNode> change) {
    assertThatThrownBy(() -> decode(change))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("table.json")
        .hasMessageContaining("field '" + field + "'");
  }

  private static void decode(Consumer<ObjectNode> change) throws IOException {
    ObjectNode node = JsonDocument.decode(PATH, PROPERTIES.encode());
    change.accept(node);
    TableProperties.decode(PATH, JsonDocument.encode(node), 4);
  }
}
