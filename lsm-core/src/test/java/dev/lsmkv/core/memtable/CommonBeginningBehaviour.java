package dev.lsmkv.core.memtable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys that have much in common, around the lengths from which a {@link Link} no longer says how
 * much, and around those at which a tree moves its windows.
 */
public abstract class CommonBeginningBehaviour {

  private static final int VERSIONS = 400;

  private final long seed = new SplittableRandom().nextLong();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final MemTableModel model = new MemTableModel();
  private final MemTable table = create(1 << 20, seed);

  /**
   * Makes the memtable under test.
   *
   * @param bytesExpected the size that it is made for
   * @param seed of what is random in it
   */
  protected abstract MemTable create(long bytesExpected, long seed);

  @ParameterizedTest
  @ValueSource(
      ints = {
        8,
        12,
        20,
        Link.SHARED_MAX - 3,
        Link.SHARED_MAX - 1,
        Link.SHARED_MAX,
        Link.SHARED_MAX + 1,
        20_000
      })
  void orderDoesNotDependOnHowMuchKeysShare(int common) throws IOException {
    System.out.println("seed " + seed);
    for (int sequence = 1; sequence <= VERSIONS; sequence++) {
      byte[] key = key(common);
      table.apply(new GroupBuilder().put(key, new byte[] {(byte) sequence}).build(sequence));
      model.put(key, sequence, new byte[] {(byte) sequence});
    }

    for (Direction direction : Direction.values()) {
      try (EntryCursor cursor = table.cursor(direction)) {
        assertThat(MemTables.rest(cursor)).as("seed %d", seed).isEqualTo(model.all(direction));
        for (int i = 0; i < 20; i++) {
          byte[] key = key(common);
          assertThat(MemTables.from(cursor, key))
              .as("seed %d", seed)
              .isEqualTo(model.from(key, direction));
        }
      }
    }
    for (int i = 0; i < VERSIONS; i++) {
      byte[] key = key(common);
      long sequence = random.nextInt(VERSIONS + 1);
      assertThat(MemTables.find(table, key, sequence))
          .as("seed %d", seed)
          .isEqualTo(model.find(key, sequence));
    }
  }

  /** The same byte again and again, at times with another one somewhere near the end. */
  private byte[] key(int common) {
    byte[] key = new byte[common + random.nextInt(6)];
    Arrays.fill(key, (byte) 7);
    if (random.nextInt(3) > 0) {
      key[key.length - 1 - random.nextInt(8)] = (byte) random.nextInt(6, 9);
    }
    return key;
  }
}
