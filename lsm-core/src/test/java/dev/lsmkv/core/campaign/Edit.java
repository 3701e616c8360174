package dev.lsmkv.core.campaign;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bytes put over others in a file, as somebody would who knows where lengths and counts are.
 *
 * @param offset where; behind the end there is no effect
 * @param bytes what is put there, as hex digits; none cuts the file short
 */
record Edit(int offset, String bytes) {

  private static final List<String> EXTREMES =
      List.of(
          "00",
          "01",
          "7f",
          "80",
          "ff",
          "ffff",
          "ffffffff",
          "ffffff7f",
          "00000080",
          "00000000",
          "ffffffffffffffff",
          "ffffffffffffff7f",
          "0000000000000080",
          "0000000000000000",
          "0100000000000000");

  /** One at random in a file of some length; small numbers and extremes are frequent. */
  static Edit draw(int length, SplittableRandom random) {
    int offset = length == 0 ? 0 : random.nextInt(length);
    return switch (random.nextInt(8)) {
      case 0 -> new Edit(offset, "");
      case 1, 2, 3 -> new Edit(offset, EXTREMES.get(random.nextInt(EXTREMES.size())));
      case 4, 5 -> new Edit(offset, "%02x".formatted(random.nextInt(256)));
      default -> {
        byte[] any = new byte[1 + random.nextInt(8)];
        random.nextBytes(any);
        yield new Edit(offset, HexFormat.of().formatHex(any));
      }
    };
  }

  /** From its text. */
  static Edit parse(String text) {
    int colon = text.indexOf(':');
    return new Edit(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return offset + ":" + bytes;
  }

  /** A file with the edit made. */
  byte[] applyTo(byte[] file) {
    if (offset >= file.length) {
      return file;
    }
    if (bytes.isEmpty()) {
      return Arrays.copyOf(file, offset);
    }
    byte[] put = HexFormat.of().parseHex(bytes);
    byte[] edited = file.clone();
    System.arraycopy(put, 0, edited, offset, Math.min(put.length, file.length - offset));
    return edited;
  }
}
