package dev.lsmkv.core.memtable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.memtable.MemTableModel.Version;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Random operations on a memtable and on its model, from a seed that every failure names. */
public abstract class MemTableModelBehaviour {

  private static final int GROUPS = 60;

  private long seed;
  private SplittableRandom random = new SplittableRandom();
  private final MemTableModel model = new MemTableModel();
  private MemTable table = create(0, 0);
  private long nextSequence;

  /**
   * Makes the memtable under test.
   *
   * @param bytesExpected the size that it is made for
   * @param seed of what is random in it
   */
  protected abstract MemTable create(long bytesExpected, long seed);

  @BeforeEach
  void fill() {
    seed = new SplittableRandom().nextLong();
    System.out.println("seed " + seed);
    random = new SplittableRandom(seed);
    table = create(random.nextInt(100_000), random.nextLong());
    nextSequence = random.nextInt(3);
    for (int i = 0; i < GROUPS; i++) {
      applyRandomGroup();
    }
  }

  @RepeatedTest(10)
  void findsTheNewestVersionAtOrBelowTheLookup() {
    for (int i = 0; i < 2_000; i++) {
      byte[] key = anyKey();
      long sequence = random.nextLong(nextSequence + 2);
      assertThat(MemTables.find(table, key, sequence))
          .as("seed %d, key %s at %d", seed, Key.copyOf(key), sequence)
          .isEqualTo(model.find(key, sequence));
    }
    assertThat(table.entries()).as("seed %d", seed).isEqualTo(model.size());
  }

  @RepeatedTest(5)
  void showsAllVersionsInOrderInBothDirections() throws IOException {
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = table.cursor(direction)) {
        assertThat(MemTables.rest(cursor)).as("seed %d", seed).isEqualTo(model.all(direction));
        assertThat(cursor.next()).as("seed %d, at the end", seed).isFalse();
      }
    }
  }

  @RepeatedTest(10)
  void seeksAndGoesOnFromThereInBothDirections() throws IOException {
    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = table.cursor(direction)) {
        for (int i = 0; i < 200; i++) {
          seekAndGoOn(cursor, direction);
        }
      }
    }
  }

  private void seekAndGoOn(EntryCursor cursor, Direction direction) throws IOException {
    byte[] key = anyKey();
    List<Version> expected = model.from(key, direction);
    boolean found = cursor.seek(key);
    for (int i = 0; i < Math.min(expected.size(), 1 + random.nextInt(200)); i++) {
      assertThat(found)
          .as("seed %d, %s from %s, entry %d", seed, direction, Key.copyOf(key), i)
          .isTrue();
      assertThat(MemTables.current(cursor))
          .as("seed %d, %s from %s, entry %d", seed, direction, Key.copyOf(key), i)
          .isEqualTo(expected.get(i));
      found = i + 1 < expected.size() ? cursor.next() : found;
    }
    if (expected.isEmpty()) {
      assertThat(found).as("seed %d, %s from %s", seed, direction, Key.copyOf(key)).isFalse();
      assertThat(cursor.next()).as("seed %d, after a failed seek", seed).isFalse();
    }
  }

  private void applyRandomGroup() {
    GroupBuilder group = new GroupBuilder();
    long sequence = nextSequence;
    int count = 1 + random.nextInt(80);
    boolean ascending = random.nextInt(4) == 0;
    for (int i = 0; i < count; i++) {
      applyRandomOperation(group, sequence + i, ascending ? ascendingKey(i) : anyKey());
    }
    table.apply(group.build(sequence));
    nextSequence = sequence + count + random.nextInt(2);
  }

  private void applyRandomOperation(GroupBuilder group, long sequence, byte[] key) {
    if (random.nextInt(5) == 0) {
      group.delete(key);
      model.delete(key, sequence);
    } else {
      byte[] value = bytes(random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(20));
      group.put(key, value);
      model.put(key, sequence, value);
    }
    if (random.nextInt(8) == 0) {
      group.nextBatch();
    }
  }

  /** Keys that meet often, share beginnings, and hold the bytes on which orders go wrong. */
  private byte[] anyKey() {
    byte[] key = new byte[random.nextInt(10) == 0 ? random.nextInt(40) : random.nextInt(6)];
    byte[] alphabet = {0, 1, 'a', 0x7f, (byte) 0x80, (byte) 0xff};
    for (int i = 0; i < key.length; i++) {
      key[i] = alphabet[random.nextInt(alphabet.length)];
    }
    return key;
  }

  private static byte[] ascendingKey(int i) {
    return new byte[] {'a', 'a', (byte) (i >> 4), (byte) (i << 4)};
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
