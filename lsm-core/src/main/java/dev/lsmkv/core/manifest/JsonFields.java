package dev.lsmkv.core.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lsmkv.core.error.UnknownFormatException;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the fields of a JSON object strictly: each by its name, of its type, within its range;
 * nothing is guessed.
 */
public final class JsonFields {

  private final Path path;
  private final ObjectNode object;

  /**
   * The fields of an object.
   *
   * @param path the file, for messages
   * @param object the object
   */
  public JsonFields(Path path, ObjectNode object) {
    this.path = path;
    this.object = object;
  }

  /** A whole number of at least {@code first}. */
  public long number(String name, long first) throws CorruptFileException {
    JsonNode node = object.get(name);
    if (node == null
        || !node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < first) {
      throw bad(name, "a whole number from " + first);
    }
    return node.longValue();
  }

  /** A whole number of at least {@code first} that an int can hold. */
  public int smallNumber(String name, int first) throws CorruptFileException {
    long value = number(name, first);
    if (value > Integer.MAX_VALUE) {
      throw bad(name, "a whole number up to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  /** A text. */
  public String text(String name) throws CorruptFileException {
    return optionalText(name).orElseThrow(() -> bad(name, "a text"));
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(String name) throws CorruptFileException {
    JsonNode node = object.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw bad(name, "a text");
    }
    return Optional.of(node.textValue());
  }

  /** A key in hex. */
  public Key key(String name) throws CorruptFileException {
    try {
      return Key.copyOf(HexFormat.of().parseHex(text(name)));
    } catch (IllegalArgumentException _) {
      throw bad(name, "bytes in hex");
    }
  }

  /** A UUID. */
  public UUID uuid(String name) throws CorruptFileException {
    try {
      return UUID.fromString(text(name));
    } catch (IllegalArgumentException _) {
      throw bad(name, "a UUID");
    }
  }

  /** The objects of an array. */
  public List<JsonFields> objects(String name) throws CorruptFileException {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode node : array(name)) {
      if (!(node instanceof ObjectNode element)) {
        throw bad(name, "an array of objects");
      }
      objects.add(new JsonFields(path, element));
    }
    return objects;
  }

  /** The whole numbers of an array. */
  public List<Long> numbers(String name) throws CorruptFileException {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode node : array(name)) {
      if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
        throw bad(name, "an array of whole numbers");
      }
      numbers.add(node.longValue());
    }
    return numbers;
  }

  /**
   * Refuses a file of a newer release, which is not damaged.
   *
   * @param known the newest format that this release knows
   * @throws CorruptFileException if there is no such field
   * @throws IOException if the file has a newer format
   */
  public void requireFormat(int known) throws IOException {
    int format = smallNumber("format", 1);
    if (format > known) {
      throw new UnknownFormatException(
          path
              + " has format "
              + format
              + "; this release knows formats up to "
              + known
              + ". Use a newer release.");
    }
  }

  /** What is thrown when a field is not as it should be. */
  public CorruptFileException bad(String name, String expected) {
    return new CorruptFileException(
        path, 0, "field '" + name + "' to be " + expected, "another value or none");
  }

  private ArrayNode array(String name) throws CorruptFileException {
    if (object.get(name) instanceof ArrayNode array) {
      return array;
    }
    throw bad(name, "an array");
  }
}
