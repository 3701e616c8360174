package dev.lsmkv.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this encodes and decodes is what LZ4-java decodes and encodes, to the byte. */
final class Lz4CodecTest {

  private static final long SEED = 20_261_126;
  private static final int[] LENGTHS = {
    0, 1, 4, 5, 11, 12, 13, 14, 17, 63, 64, 65, 254, 255, 256, 300, 4_096, 8_192, 70_000, 300_000
  };

  private final LZ4Factory library = LZ4Factory.safeInstance();
  private final LZ4SafeDecompressor theirs = library.safeDecompressor();
  private final SplittableRandom random = new SplittableRandom(SEED);

  private List<byte[]> samples() {
    List<byte[]> samples = new ArrayList<>();
    for (int length : LENGTHS) {
      samples.add(new byte[length]);
      for (int i = 0; i < 6; i++) {
        samples.add(Blocks.block(random, length));
        samples.add(rows(length));
        samples.add(repeated(length, 1 + random.nextInt(40)));
      }
    }
    return samples;
  }

  /** Rows of which a part repeats itself, as values do. */
  private byte[] rows(int length) {
    byte[] rows = new byte[length];
    random.nextBytes(rows);
    for (int at = 0; at + 200 <= length; at += 100 + random.nextInt(100)) {
      int repeated = random.nextInt(60);
      System.arraycopy(rows, at, rows, at + 60 + random.nextInt(40), repeated);
    }
    return rows;
  }

  /** A piece over and over, so that matches overlap what they repeat. */
  private byte[] repeated(int length, int period) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i < period ? random.nextInt() : bytes[i - period]);
    }
    return bytes;
  }

  private static byte[] encoded(byte[] raw) {
    byte[] target = new byte[Lz4Encoder.lengthMax(raw.length)];
    return Arrays.copyOf(target, new Lz4Encoder(raw, raw.length, target).encode());
  }

  private static byte[] decoded(byte[] block, int length, int rawLength) throws IOException {
    byte[] target = new byte[rawLength];
    return Arrays.copyOf(target, Lz4Decoder.decode(block, length, target, target.length));
  }

  @Test
  void theLibraryDecodesWhatThisEncodes() throws IOException {
    for (byte[] raw : samples()) {
      byte[] block = encoded(raw);
      assertThat(theirs.decompress(block, raw.length)).isEqualTo(raw);
      assertThat(decoded(block, block.length, raw.length)).isEqualTo(raw);
    }
  }

  @Test
  void thisDecodesWhatTheLibraryEncodes() throws IOException {
    List<LZ4Compressor> compressors =
        List.of(library.fastCompressor(), library.highCompressor(9), library.highCompressor(17));
    for (byte[] raw : samples()) {
      for (LZ4Compressor compressor : compressors) {
        byte[] block = compressor.compress(raw);
        assertThat(decoded(block, block.length, raw.length)).isEqualTo(raw);
      }
    }
  }

  @Test
  void aBlockIsHardlyLargerThanTheLibrarys() {
    LZ4Compressor usual = library.fastCompressor();
    long ours = 0;
    long theirs = 0;
    for (byte[] raw : samples()) {
      ours += encoded(raw).length;
      theirs += usual.compress(raw).length;
    }
    assertThat(ours).isLessThan(theirs + theirs / 50);
  }

  /** What lies before the block's beginning in the window of a distance cannot be meant. */
  @Test
  void whatIsFartherThanADistanceCanSayIsNoMatch() throws IOException {
    byte[] piece = new byte[1_000];
    random.nextBytes(piece);
    for (int gap : new int[] {64_535, 64_536, 70_000, 131_072}) {
      byte[] raw = new byte[gap + 2 * piece.length];
      random.nextBytes(raw);
      System.arraycopy(piece, 0, raw, 0, piece.length);
      System.arraycopy(piece, 0, raw, gap + piece.length, piece.length);
      byte[] block = encoded(raw);
      assertThat(theirs.decompress(block, raw.length)).as("gap %d", gap).isEqualTo(raw);
      assertThat(decoded(block, block.length, raw.length)).isEqualTo(raw);
    }
  }

  /** A block that is changed anywhere is refused, or means to both the same. */
  @Test
  void changedBlocksAreRefusedOrMeanWhatTheyDoToTheLibrary() {
    int refused = 0;
    int taken = 0;
    for (int i = 0; i < 40_000; i++) {
      byte[] raw =
          i % 2 == 0 ? rows(random.nextInt(400)) : repeated(random.nextInt(400), 1 + i % 9);
      byte[] block = encoded(raw);
      for (int n = random.nextInt(4); n >= 0; n--) {
        block[random.nextInt(block.length)] = (byte) (random.nextBoolean() ? random.nextInt() : -1);
      }
      int length = block.length - random.nextInt(Math.min(block.length, 3));
      byte[] ours = new byte[raw.length];
      int count;
      try {
        count = Lz4Decoder.decode(block, length, ours, ours.length);
        taken++;
      } catch (IOException _) {
        count = -1;
        refused++;
      }
      requireNoOtherOpinion(Arrays.copyOf(block, length), ours, count);
    }
    assertThat(refused).isPositive();
    assertThat(taken).isPositive();
  }

  /** The library takes a distance of nothing, which the format forbids, and refuses some ends. */
  private void requireNoOtherOpinion(byte[] block, byte[] ours, int count) {
    byte[] target = new byte[ours.length];
    int theirCount;
    try {
      theirCount = theirs.decompress(block, 0, block.length, target, 0, target.length);
    } catch (LZ4Exception _) {
      return;
    }
    if (count >= 0) {
      assertThat(count).as("seed %d", SEED).isEqualTo(theirCount);
      assertThat(Arrays.copyOf(ours, count)).isEqualTo(Arrays.copyOf(target, count));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // no block
        "10", // a literal that is missing
        "f0", // a length that goes on nowhere
        "f0 ff ff", // and one that goes on for ever
        "10 61 00 00", // a distance of nothing
        "10 61 02 00 00", // one to before the beginning
        "10 61 01", // half of one
        "1f 61 01 00 ff", // a match whose length goes on nowhere
        "1f 61 01 00 ff ff 00 00", // a match beyond the target
        "70 61 61 61 61 61 61 61", // literals beyond the target
        "10 61 01 00", // an end without literals
      })
  void whatIsNoBlockIsRefused(String hex) {
    byte[] block = HexFormat.ofDelimiter(" ").parseHex(hex);
    assertThatIOException()
        .isThrownBy(() -> Lz4Decoder.decode(block, block.length, new byte[6], 6))
        .withMessage("not an LZ4 block");
  }

  @Test
  void aLengthThatWouldOverflowIsRefused() {
    byte[] block = new byte[10 << 20];
    Arrays.fill(block, (byte) 0xff);
    assertThatIOException()
        .isThrownBy(() -> Lz4Decoder.decode(block, block.length, new byte[6], 6));
  }

  /** Ends with the match that makes it enough, or with the block. */
  @Test
  void aBeginningIsDecodedWithoutTheRest() throws IOException {
    byte[] raw = repeated(80, 50); // 50 literals, a match of 25, and the last 5 as literals again
    byte[] block = encoded(raw);
    for (int enough = 0; enough <= raw.length; enough++) {
      byte[] target = new byte[raw.length + 9];
      int length = Lz4Decoder.decode(block, block.length, target, raw.length, enough);
      assertThat(length).isEqualTo(enough == 0 ? 0 : enough <= 75 ? 75 : 80);
      assertThat(Arrays.copyOf(target, length)).isEqualTo(Arrays.copyOf(raw, length));
    }
  }

  /** Copies word by word of what lies closer than they are long, with room behind them. */
  @Test
  void shortPeriodsAreRepeated() throws IOException {
    for (int period = 1; period <= 40; period++) {
      for (int length = 1; length <= 200; length++) {
        byte[] raw = new byte[period + length + 200];
        random.nextBytes(raw);
        for (int at = period; at < period + length; at++) {
          raw[at] = raw[at - period];
        }
        byte[] block = encoded(raw);
        assertThat(decoded(block, block.length, raw.length)).isEqualTo(raw);
      }
    }
  }

  @Test
  void nothingBehindABlockIsRead() throws IOException {
    byte[] raw = rows(500);
    byte[] block = encoded(raw);
    byte[] longer = Arrays.copyOf(block, block.length + 100);
    Arrays.fill(longer, block.length, longer.length, (byte) 0x5a);
    assertThat(decoded(longer, block.length, raw.length)).isEqualTo(raw);
  }
}
