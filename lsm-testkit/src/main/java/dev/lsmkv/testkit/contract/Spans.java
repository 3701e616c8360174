package dev.lsmkv.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Blocks of tables, and what a right index says of them. */
final class Spans {

  private static final int KEY_BYTES_MAX = 65_536;

  private Spans() {}

  static List<List<BlockSpan>> all() {
    return List.of(one(), empty(), similar(), again(), prefixes(), longest(), far(), many());
  }

  static List<BlockSpan> one() {
    return spans(7, List.of(bytes("m")));
  }

  /** The separator of the first block is the empty key. */
  static List<BlockSpan> empty() {
    return spans(1, List.of(new byte[0], new byte[1], new byte[] {(byte) 0x80}));
  }

  /** Separators that differ late. */
  static List<BlockSpan> similar() {
    List<byte[]> separators = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      separators.add(bytes("customer/%06d".formatted(17 * i)));
    }
    return spans(3, separators);
  }

  /** The versions of a key go on over several blocks. */
  static List<BlockSpan> again() {
    List<byte[]> separators = new ArrayList<>();
    for (String separator : List.of("a", "b", "b", "b", "c", "d", "d")) {
      separators.add(bytes(separator));
    }
    return spans(4, separators);
  }

  /** Each separator begins the next; bytes above 0x7f are behind those below. */
  private static List<BlockSpan> prefixes() {
    List<byte[]> separators = new ArrayList<>();
    for (int length = 1; length < 30; length++) {
      byte[] separator = new byte[length];
      Arrays.fill(separator, (byte) (length < 9 ? 0 : 0xff));
      separators.add(separator);
    }
    return spans(5, separators);
  }

  private static List<BlockSpan> longest() {
    byte[] low = new byte[KEY_BYTES_MAX];
    byte[] high = low.clone();
    high[KEY_BYTES_MAX - 1] = (byte) 0x90;
    byte[] top = new byte[KEY_BYTES_MAX];
    Arrays.fill(top, (byte) 0xff);
    return spans(6, List.of(low, high, top));
  }

  /** Offsets that need more than 32 bits, and the longest block. */
  private static List<BlockSpan> far() {
    List<BlockSpan> blocks = new ArrayList<>();
    long offset = 128;
    for (int i = 0; i < 20; i++) {
      blocks.add(
          new BlockSpan(Key.copyOf(new byte[] {(byte) (12 * i)}), offset, Integer.MAX_VALUE));
      offset += Integer.MAX_VALUE;
    }
    return blocks;
  }

  private static List<BlockSpan> many() {
    Random random = new Random(9);
    List<byte[]> separators = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      byte[] separator = new byte[random.nextInt(14)];
      for (int at = 0; at < separator.length; at++) {
        separator[at] = (byte) (random.nextInt(3) * 0x7f);
      }
      separators.add(separator);
    }
    return spans(8, separators);
  }

  private static List<BlockSpan> spans(long seed, List<byte[]> separators) {
    Random random = new Random(seed);
    List<BlockSpan> blocks = new ArrayList<>();
    long offset = 128;
    for (Key separator : separators.stream().map(Key::copyOf).sorted().toList()) {
      int length = 1 + random.nextInt(9_000);
      blocks.add(new BlockSpan(separator, offset, length));
      offset += length + random.nextInt(2);
    }
    return blocks;
  }

  /** The separators themselves, keys just before and behind them, and others. */
  static List<byte[]> keysAround(List<BlockSpan> blocks) {
    List<byte[]> keys = new ArrayList<>();
    int step = Math.max(1, blocks.size() / 100);
    for (int block = 0; block < blocks.size(); block += step) {
      byte[] separator = blocks.get(block).separator().toByteArray();
      keys.add(separator);
      keys.add(Arrays.copyOf(separator, separator.length + 1));
      keys.add(Arrays.copyOf(separator, separator.length / 2));
      if (separator.length > 0) {
        keys.add(Arrays.copyOf(separator, separator.length - 1));
        keys.add(lastByte(separator, -1));
        keys.add(lastByte(separator, 1));
      }
    }
    keys.add(new byte[0]);
    keys.add(new byte[] {-1, -1, -1});
    keys.add(blocks.getLast().separator().toByteArray());
    return keys;
  }

  private static byte[] lastByte(byte[] key, int change) {
    byte[] changed = key.clone();
    changed[key.length - 1] += (byte) change;
    return changed;
  }

  static int find(List<BlockSpan> blocks, byte[] key) {
    int block = 0;
    while (block < blocks.size() && blocks.get(block).separator().compareTo(key) < 0) {
      block++;
    }
    return block;
  }

  /** Asks an index that may be damaged for everything; only the bounds are its promise. */
  static void ask(BlockIndex index, List<byte[]> keys) {
    int blocks = index.blocks();
    assertTrue(blocks >= 1, () -> "blocks: " + blocks);
    for (byte[] key : keys) {
      int found = index.find(key);
      assertTrue(found >= 0 && found <= blocks, () -> "block " + found + " of " + blocks);
    }
    for (int block = 0; block < blocks; block += Math.max(1, blocks / 50)) {
      index.offset(block);
      index.length(block);
    }
    index.offset(blocks - 1);
    index.length(blocks - 1);
  }

  static String show(List<BlockSpan> blocks, byte[] key) {
    return "key " + Key.copyOf(key) + " among " + blocks.size() + " blocks";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
