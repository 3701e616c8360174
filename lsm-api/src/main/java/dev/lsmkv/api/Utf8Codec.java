package dev.lsmkv.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Text as UTF-8. Nothing is replaced: what cannot be encoded or decoded is refused. */
final class Utf8Codec implements OrderedCodec<String> {

  static final Utf8Codec UTF8 = new Utf8Codec();

  private Utf8Codec() {}

  @Override
  public byte[] encode(String value) {
    requirePairedSurrogates(value);
    return value.getBytes(UTF_8);
  }

  private static void requirePairedSurrogates(String value) {
    int codePoint;
    for (int i = 0; i < value.length(); i += Character.charCount(codePoint)) {
      codePoint = value.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            "A text has an unpaired surrogate at index " + i + ", which UTF-8 cannot encode.");
      }
    }
  }

  @Override
  public String decode(MemorySegment bytes) {
    ByteBuffer encoded = ByteBuffer.wrap(bytes.toArray(ValueLayout.JAVA_BYTE));
    try {
      return UTF_8.newDecoder().decode(encoded).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Malformed UTF-8 at byte " + encoded.position() + " of " + bytes.byteSize() + ".", e);
    }
  }
}
