package dev.lsmkv.core.memtable.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.memtable.GroupBuilder;
import dev.lsmkv.core.memtable.MemTableModel;
import dev.lsmkv.core.memtable.MemTables;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the nodes of a tree are like, for keys of all shapes and orders. */
class TreeShapeTest {

  private final Tree tree = TreeMemTables.tree(1 << 20, TreeMemTables.CHILDREN_FEW);
  private final MemTable table = new TreeMemTable(tree);
  private final MemTableModel model = new MemTableModel();
  private final SplittableRandom random = new SplittableRandom(11);
  private long sequence;

  /** Keys on which orders and prefixes may go wrong. */
  enum Shape {
    RANDOM {
      @Override
      byte[] key(SplittableRandom random, int i) {
        return bytes(random, 16);
      }
    },
    COUNTERS {
      @Override
      byte[] key(SplittableRandom random, int i) {
        return MemTables.utf8("user:%011d".formatted(random.nextInt(1 << 30)));
      }
    },
    ALL_SHARE_FORTY_BYTES {
      @Override
      byte[] key(SplittableRandom random, int i) {
        byte[] key = Arrays.copyOf(new byte[40], 40 + random.nextInt(12));
        for (int at = 40; at < key.length; at++) {
          key[at] = (byte) random.nextInt(256);
        }
        return key;
      }
    },
    SMALL_FAMILIES {
      @Override
      byte[] key(SplittableRandom random, int i) {
        byte[] key = new byte[120];
        key[0] = (byte) random.nextInt(100);
        key[119] = (byte) random.nextInt(256);
        return key;
      }
    },
    ZEROS_OF_ALL_LENGTHS {
      @Override
      byte[] key(SplittableRandom random, int i) {
        return new byte[random.nextInt(2_000)];
      }
    },
    FEW_KEYS_MANY_VERSIONS {
      @Override
      byte[] key(SplittableRandom random, int i) {
        return MemTables.utf8("a key of some length " + random.nextInt(3));
      }
    },
    EACH_SHARES_ONE_BYTE_LESS {
      @Override
      byte[] key(SplittableRandom random, int i) {
        byte[] key = new byte[4_000];
        key[key.length - 1 - i % key.length] = 1;
        return key;
      }
    },
    ENDS_OF_BYTES {
      @Override
      byte[] key(SplittableRandom random, int i) {
        byte[] key = new byte[random.nextInt(20)];
        for (int at = 0; at < key.length; at++) {
          key[at] = (byte) (random.nextBoolean() ? 0xff : 0x7f + random.nextInt(3));
        }
        return key;
      }
    };

    abstract byte[] key(SplittableRandom random, int i);

    private static byte[] bytes(SplittableRandom random, int length) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    }
  }

  @ParameterizedTest
  @EnumSource
  void keysOfEveryShapeAreFoundAndShownInOrder(Shape shape) throws IOException {
    for (int i = 0; i < 4_000; i++) {
      put(shape.key(random, i));
    }
    checkAll();
    for (int i = 0; i < 1_000; i++) {
      byte[] key = shape.key(random, i);
      long at = random.nextLong(sequence + 2);
      assertThat(MemTables.find(table, key, at)).isEqualTo(model.find(key, at));
      byte[] longer = Arrays.copyOf(key, key.length + 1);
      assertThat(MemTables.find(table, longer, at)).isEqualTo(model.find(longer, at));
    }
  }

  @ParameterizedTest
  @MethodSource("positions")
  void leafSplitsAtEveryPosition(int position) throws IOException {
    for (int i = 0; i < Leaf.SLOTS; i++) {
      put(key(2 * ((i * 37) % Leaf.SLOTS) + 1));
    }
    assertThat(tree.root()).isInstanceOf(long[].class);
    put(key(2 * position));
    assertThat(tree.root()).isInstanceOf(Object[].class);
    checkAll();
  }

  private static IntStream positions() {
    return IntStream.rangeClosed(0, Leaf.SLOTS);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void innerNodesSplitAtEveryPosition(int step) throws IOException {
    int count = 3_001;
    for (int i = 0; i < count; i++) {
      put(key((int) ((long) i * step % count)));
    }
    checkAll();
    assertThat(new TreeWalk(tree).depthMax).isGreaterThan(2);
  }

  private static Stream<Integer> steps() {
    return Stream.of(1, 2, 3, 100, 1_500, 1_501, 2_999, 3_000);
  }

  @Test
  void ascendingKeysFillLeavesAndInnerNodes() {
    int count = 100 * Leaf.SLOTS;
    for (int i = 0; i < count; i++) {
      put(key(i));
    }
    TreeWalk walk = new TreeWalk(tree);
    assertThat(walk.leaves).hasSize(100);
    assertThat(walk.innerNodes).isLessThanOrEqualTo(25 + 7 + 2 + 1);
  }

  @Test
  void descendingKeysAndVersionsOfOneKeyFillLeaves() {
    for (int i = 0; i < 50 * Leaf.SLOTS; i++) {
      put(key(1 << 20));
    }
    for (int i = 50 * Leaf.SLOTS; i > 0; i--) {
      put(key(i));
    }
    assertThat(new TreeWalk(tree).leaves).hasSizeLessThan(104);
  }

  @Test
  void randomKeysLeaveLeavesMoreThanHalfFull() {
    for (int i = 0; i < 20_000; i++) {
      put(Shape.RANDOM.key(random, i));
    }
    TreeWalk walk = new TreeWalk(tree);
    assertThat(1.0 * walk.entries / walk.leaves.size()).isGreaterThan(0.6 * Leaf.SLOTS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void prefixesTellKeysApartThatBeginAlike(boolean ascending) {
    for (int i = 0; i < 5_000; i++) {
      int number = ascending ? i : random.nextInt(1 << 30);
      put(MemTables.utf8("users/europe/by-number/%012d".formatted(number)));
    }
    TreeWalk walk = new TreeWalk(tree);
    long apart = walk.leaves.stream().filter(leaf -> Leaf.window(leaf) >= 19).count();
    assertThat(apart).as("leaves between others").isGreaterThanOrEqualTo(walk.leaves.size() - 2);
  }

  private static byte[] key(int number) {
    return MemTables.utf8("%08d".formatted(number));
  }

  private void put(byte[] key) {
    sequence++;
    table.apply(new GroupBuilder().put(key, key).build(sequence));
    model.put(key, sequence, key);
  }

  private void checkAll() throws IOException {
    TreeWalk walk = new TreeWalk(tree);
    assertThat(walk.entries).isEqualTo(sequence);
    assertThat(tree.bytes() - tree.slabs().bytes()).isEqualTo(walk.bytes);
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = table.cursor(direction)) {
        assertThat(MemTables.rest(cursor)).isEqualTo(model.all(direction));
      }
    }
  }
}
