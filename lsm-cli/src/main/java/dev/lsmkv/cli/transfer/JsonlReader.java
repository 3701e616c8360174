package dev.lsmkv.cli.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.bytes.LineSource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a line of JSON, strictly: UTF-8 throughout, one object, one key and one value in either
 * form, no other field, no lone surrogate. Whatever would be read as something other than what was
 * written is malformed.
 *
 * <p>Thread: safe.
 */
final class JsonlReader {

  private static final int BASE64_CHARS_MAX = 4 * ((Limits.VALUE_BYTES_MAX + 2) / 3);

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(BASE64_CHARS_MAX).build())
          .build();

  private JsonlReader() {}

  static Entry read(LineSource line) throws MalformedLineException, IOException {
    Reader text =
        new InputStreamReader(
            line.asStream(),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    try (JsonParser parser = FACTORY.createParser(text)) {
      return entry(parser);
    } catch (JsonProcessingException e) {
      throw new MalformedLineException(
          "not JSON: " + Escapes.of(withoutPlace(e.getOriginalMessage())), e);
    } catch (CharacterCodingException e) {
      throw new MalformedLineException("not UTF-8", e);
    }
  }

  /** What is wrong, without the place, which says less than the number of the line. */
  private static String withoutPlace(@Nullable String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    int place = line.indexOf(" (");
    return (place < 0 ? line : line.substring(0, place)).replace(": was expecting", "");
  }

  private static Entry entry(JsonParser parser) throws MalformedLineException, IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
    byte[] key = null;
    byte[] value = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      switch (name) {
        case "key", "key64" -> key = field(name, key, parser);
        case "value", "value64" -> value = field(name, value, parser);
        default -> throw new MalformedLineException("unknown field \"" + Escapes.of(name) + "\"");
      }
    }
    require(parser.nextToken() == null, "something follows the JSON object");
    if (key == null || value == null) {
      throw new MalformedLineException(key == null ? "there is no key" : "there is no value");
    }
    return Limits.checked(key, value);
  }

  private static byte[] field(String name, byte @Nullable [] before, JsonParser parser)
      throws MalformedLineException, IOException {
    require(before == null, "there are two of \"" + name + "\"");
    require(parser.nextToken() == JsonToken.VALUE_STRING, "\"" + name + "\" is not a string");
    String text = parser.getText();
    return name.endsWith("64") ? base64(name, text) : utf8(name, text);
  }

  private static byte[] base64(String name, String text) throws MalformedLineException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedLineException("\"" + name + "\" is not Base64", e);
    }
  }

  private static byte[] utf8(String name, String text) throws MalformedLineException {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new MalformedLineException("\"" + name + "\" holds half a surrogate pair", e);
    }
  }

  private static void require(boolean condition, String otherwise) throws MalformedLineException {
    if (!condition) {
      throw new MalformedLineException(otherwise);
    }
  }
}
