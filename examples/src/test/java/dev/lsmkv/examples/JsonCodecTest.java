package dev.lsmkv.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lsmkv.examples.JsonValues.Book;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonCodecTest {

  private static final Book BOOK = new Book("Éléments", -300, List.of("Euclid"));

  private final JsonCodec<Book> codec = JsonCodec.json(Book.class);

  @Test
  void aRecordIsJsonInUtf8() {
    assertThat(new String(codec.encode(BOOK), UTF_8))
        .isEqualTo("{\"title\":\"Éléments\",\"year\":-300,\"authors\":[\"Euclid\"]}");
  }

  @Test
  void aRecordComesBackFromAReadOnlyView() {
    MemorySegment bytes = MemorySegment.ofArray(codec.encode(BOOK)).asReadOnly();
    assertThat(codec.decode(bytes)).isEqualTo(BOOK);
  }

  @Test
  void otherBytesAreRefused() {
    for (String text : List.of("", "{", "[]", "{\"title\":\"t\",\"pages\":3}")) {
      MemorySegment bytes = MemorySegment.ofArray(text.getBytes(UTF_8));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> codec.decode(bytes))
          .withMessageStartingWith("Not the JSON expected: ");
    }
  }

  @Test
  void aValueWithoutJsonIsRefused() {
    JsonCodec<Object> any = JsonCodec.json(Object.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any.encode(new Object()))
        .withMessageStartingWith("The value has no JSON: ");
  }
}
