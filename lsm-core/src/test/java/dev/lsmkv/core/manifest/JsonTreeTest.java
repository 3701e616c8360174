package dev.lsmkv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Trees are read and written as Jackson's mapper would. */
final class JsonTreeTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

  private final SplittableRandom random = new SplittableRandom(19);

  private ObjectNode object(int depth) {
    ObjectNode object = NODES.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set("field " + random.nextInt(100) + " \"\u00e4\u20ac", value(depth));
    }
    return object;
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> NODES.textNode("text\n\\ \ud83d\ude00 " + random.nextInt());
      case 1 -> NODES.numberNode(random.nextInt());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.TEN));
      case 4 -> NODES.numberNode(random.nextDouble());
      case 5 -> NODES.booleanNode(random.nextBoolean());
      case 6 -> NODES.nullNode();
      case 7 -> object(depth - 1);
      default -> array(depth - 1);
    };
  }

  private ArrayNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      array.add(value(depth));
    }
    return array;
  }

  @Test
  void treesAreReadAndWrittenAsTheMapperDoes() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      ObjectNode tree = object(6);
      String text = JsonTree.write(tree);
      assertThat(text).isEqualTo(WRITER.writeValueAsString(tree));
      assertThat(JsonTree.read(text.getBytes(StandardCharsets.UTF_8)).toString())
          .isEqualTo(MAPPER.readTree(text).toString());
    }
  }

  @Test
  void aTextThatIsCutShortIsRefused() throws IOException {
    ObjectNode tree = object(6).put("text", "last").put("number", 7);
    byte[] bytes = JsonTree.write(tree).getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> JsonTree.read(cut)).isInstanceOf(IOException.class);
    }
  }
}
