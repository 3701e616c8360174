package dev.lsmkv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lsmkv.core.error.UnknownFormatException;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A document whose checksum is right may have been written by anybody: each field is refused by
 * name when it is not what it can be.
 */
class HostileDocumentsTest {

  private static final Path PATH = Path.of("document.json");
  private static final long NUMBER = 7;

  private static final Root ROOT =
      new Root(
          new UUID(1, 2),
          NUMBER,
          List.of(new Root.ManifestRef(0, 6, 100, -1), new Root.ManifestRef(1, 5, 200, 0)),
          List.of(3L, 4L),
          9,
          1_000,
          "leveled");

  private static final LevelManifest MANIFEST =
      new LevelManifest(1, List.of(List.of(table(1, "a", "c"), table(2, "d", "d"))));

  private static TableRecord table(long number, String first, String last) {
    TableRecord.Bounds bounds = new TableRecord.Bounds(key(first), key(last), 5, 6);
    return new TableRecord(number, "rows", 100, 3, 2, 1, bounds, -2);
  }

  private static Key key(String text) {
    return Key.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    assertThat(Root.decode(PATH, ROOT.encode(), NUMBER)).isEqualTo(ROOT);
    assertThat(LevelManifest.decode(PATH, MANIFEST.encode(), 1)).isEqualTo(MANIFEST);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "format         | \"1\"",
        "format         | 0",
        "format         | 2147483648",
        "store          | \"no uuid\"",
        "store          | 1",
        "number         | 8",
        "number         | -7",
        "number         | 7.0",
        "keyspaces      | []",
        "keyspaces      | [{},{}]",
        "keyspaces      | {}",
        "manifests      | [1]",
        "wal            | [-1]",
        "wal            | [9223372036854775808]",
        "wal            | [\"3\"]",
        "wal            | 3",
        "nextFileNumber | 0",
        "nextFileNumber | 9223372036854775808",
        "lastSequence   | -1",
        "compaction     | null",
      })
  void fieldOfRootIsRefusedByName(String field, String json) {
    byte[] bytes = changed(ROOT.encode(), root -> root.set(field, parse(json)));
    requireRefused(() -> Root.decode(PATH, bytes, NUMBER), field);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "level  | 1",
        "root   | -1",
        "bytes  | 0",
        "crc32c | \"12345678x\"",
        "crc32c | \"123456789\"",
        "crc32c | 12",
      })
  void fieldOfManifestInRootIsRefusedByName(String field, String json) {
    byte[] bytes =
        changed(
            ROOT.encode(),
            root -> ((ObjectNode) root.get("manifests").get(0)).set(field, parse(json)));
    requireRefused(() -> Root.decode(PATH, bytes, NUMBER), field);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "number           | 0",
        "format           | 1",
        "bytes            | 0",
        "entries          | 0",
        "keys             | 0",
        "tombstones       | -1",
        "first            | \"6\"",
        "first            | \"xy\"",
        "last             | \"60\"",
        "minSequence      | -1",
        "maxSequence      | 4",
        "maxSequence      | 72057594037927936",
        "propertiesCrc32c | \"nine\"",
      })
  void fieldOfTableIsRefusedByName(String field, String json) {
    byte[] bytes = changed(MANIFEST.encode(), root -> tableOf(root, 0).set(field, parse(json)));
    requireRefused(() -> LevelManifest.decode(PATH, bytes, 1), field);
  }

  @Test
  void largestSequenceAndSmallestTableAreTaken() throws IOException {
    byte[] bytes =
        changed(
            MANIFEST.encode(),
            root -> {
              tableOf(root, 0).set("maxSequence", parse("72057594037927935"));
              tableOf(root, 0).set("entries", parse("1"));
              tableOf(root, 0).set("bytes", parse("1"));
              tableOf(root, 0).set("minSequence", parse("72057594037927935"));
            });
    TableRecord first = LevelManifest.decode(PATH, bytes, 1).runs().getFirst().getFirst();
    assertThat(first.bounds().maxSequence()).isEqualTo((1L << 56) - 1);
    assertThat(first.entries()).isEqualTo(1);
  }

  @Test
  void runsAreNeitherEmptyNorOverlapping() {
    byte[] empty =
        changed(
            MANIFEST.encode(), root -> ((ObjectNode) root.get("runs").get(0)).putArray("tables"));
    requireRefused(() -> LevelManifest.decode(PATH, empty, 1), "tables");
    byte[] touching =
        changed(MANIFEST.encode(), root -> tableOf(root, 1).set("first", parse("\"63\"")));
    requireRefused(() -> LevelManifest.decode(PATH, touching, 1), "tables");
    requireRefused(() -> LevelManifest.decode(PATH, MANIFEST.encode(), 2), "level");
  }

  @Test
  void newerFormatIsNotDamage() {
    byte[] root = changed(ROOT.encode(), node -> node.put("format", 2));
    assertThatThrownBy(() -> Root.decode(PATH, root, NUMBER))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("up to 1");
    byte[] manifest = changed(MANIFEST.encode(), node -> node.put("format", 2));
    assertThatThrownBy(() -> LevelManifest.decode(PATH, manifest, 1))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("format 2");
  }

  @Test
  void missingFieldIsRefusedByName() {
    for (String field : List.of("store", "number", "wal", "compaction", "manifests")) {
      byte[] bytes = changed(ROOT.encode(), root -> root.remove(field));
      requireRefused(() -> Root.decode(PATH, bytes, NUMBER), field);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[1,2,3,4,5,6,7,\"crc32c\" : \"",
        "{\"a\":1,\"a\":2,\"crc32c\" : \"",
        "{\"a\":[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]],\"crc32c\" : \"",
        "{\"a\":123456789012345678901,\"crc32c\" : \"",
        "{\"anything\":1,\"another\" : \"",
        "{\"crc32c\":\"\"}{\"crc32c\" : \"",
        "1{\"crc32c\" : \"",
      })
  void documentThatIsNoPlainObjectIsRefused(String beginning) {
    byte[] bytes = sealed(beginning);
    assertThatThrownBy(() -> JsonDocument.decode(PATH, bytes))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("document.json")
        .hasMessageContaining("a JSON object");
  }

  @Test
  void documentTooShortForItsChecksumIsRefused() {
    for (int length = 0; length < 30; length++) {
      byte[] bytes = new byte[length];
      assertThatThrownBy(() -> JsonDocument.decode(PATH, bytes))
          .isInstanceOf(CorruptFileException.class);
    }
  }

  private static ObjectNode tableOf(ObjectNode manifest, int index) {
    return (ObjectNode) manifest.get("runs").get(0).get("tables").get(index);
  }

  private static void requireRefused(ThrowingCallable decoding, String field) {
    assertThatThrownBy(decoding)
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("document.json")
        .hasMessageContaining("field '" + field + "'");
  }

  /** The document with a change, and the checksum that belongs to it. */
  private static byte[] changed(byte[] bytes, Consumer<ObjectNode> change) {
    try {
      ObjectNode node = JsonDocument.decode(PATH, bytes);
      change.accept(node);
      return JsonDocument.encode(node);
    } catch (CorruptFileException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A text in the place of a document, with the checksum that belongs to it. */
  private static byte[] sealed(String beginning) {
    byte[] bytes = (beginning + "00000000\"\n}\n").getBytes(StandardCharsets.UTF_8);
    byte[] crc = "%08x".formatted(WholeFile.crc(bytes)).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(crc, 0, bytes, bytes.length - 12, 8);
    return bytes;
  }
}
