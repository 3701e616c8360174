package dev.lsmkv.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lsmkv.api.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Values as JSON, by Jackson: records, beans, maps, lists. For values only, since JSON does not
 * keep the order of what it encodes.
 *
 * <p>In a module, the package of {@code T} must be open to {@code com.fasterxml.jackson.databind}.
 * Thread: immutable.
 *
 * @param <T> the type of values
 */
public final class JsonCodec<T> implements Codec<T> {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ObjectWriter writer;
  private final ObjectReader reader;

  private JsonCodec(Class<T> type) {
    this.writer = MAPPER.writerFor(type);
    this.reader = MAPPER.readerFor(type);
  }

  /**
   * The codec of a type.
   *
   * @param type the type
   * @param <T> the type
   * @return a codec
   */
  public static <T> JsonCodec<T> json(Class<T> type) {
    return new JsonCodec<>(type);
  }

  @Override
  public byte[] encode(T value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The value has no JSON: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public T decode(MemorySegment bytes) {
    try {
      return reader.readValue(bytes.toArray(ValueLayout.JAVA_BYTE));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not the JSON expected: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array in memory does not fail
    }
  }
}
