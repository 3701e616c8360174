package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.Model;
import dev.lsmkv.sstable.support.RecallingCompression;
import dev.lsmkv.sstable.support.RunLengthCompression;
import dev.lsmkv.sstable.support.TableFile;
import dev.lsmkv.testkit.provider.MapCache;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables against a model. */
class RowsModelTest {

  private static final int TABLES = 40;
  private static final int PROBES = 60;
  private static final int[] BLOCK_BYTES = {1, 64, 200, 500, 2000, 8192, 100_000};

  @ParameterizedTest
  @ValueSource(longs = {20261122, 1, 2, 3})
  void aTableAnswersAsItsModelDoes(long seed) throws IOException {
    for (int i = 0; i < TABLES; i++) {
      Random random = new Random(seed * TABLES + i);
      Entries entries = new Entries(random);
      List<Entry> sorted = entries.sorted(random.nextInt(10) == 0 ? 600 : 60);
      TableFile.Shape shape = shape(random);
      TableFile file = TableFile.write(shape, sorted);
      String name = "seed " + seed + ", table " + i + ", " + shape;
      assertThat(file.blocks()).as(name).isEqualTo(file.spans());
      boolean isFull = random.nextBoolean();
      MapCache cache = new MapCache(_ -> !isFull);
      new Check(name, new Model(sorted), file.open(cache), random).all(entries);
    }
  }

  private static TableFile.Shape shape(Random random) {
    int blockBytes = BLOCK_BYTES[random.nextInt(BLOCK_BYTES.length)];
    int rowsMax = random.nextBoolean() ? 0 : 1 + random.nextInt(5);
    Optional<Compression> compression =
        switch (random.nextInt(4)) {
          case 0 -> Optional.of(new RunLengthCompression());
          case 1, 2 -> Optional.of(new RecallingCompression());
          default -> Optional.empty();
        };
    return new TableFile.Shape(blockBytes, rowsMax, compression);
  }

  private record Check(String name, Model model, Table table, Random random) {

    void all(Entries entries) throws IOException {
      for (Direction direction : Direction.values()) {
        try (EntryCursor cursor = table.cursor(direction)) {
          assertThat(Model.drain(cursor)).as(name).isEqualTo(model.all(direction));
        }
      }
      for (int i = 0; i < PROBES; i++) {
        byte[] known =
            model.entries().get(random.nextInt(model.entries().size())).key().toByteArray();
        byte[] key =
            switch (random.nextInt(4)) {
              case 0 -> entries.key();
              case 1 -> entries.near(known);
              default -> known;
            };
        long sequence = random.nextInt(4) == 0 ? Trailer.SEQUENCE_MAX : random.nextInt(1000);
        model.assertFinds(name, table, new Lookup(key, sequence));
      }
      seeks(entries, Direction.FORWARD);
      seeks(entries, Direction.REVERSE);
    }

    /** One cursor that jumps to and fro, and goes on for some entries after each jump. */
    private void seeks(Entries entries, Direction direction) throws IOException {
      EntryCursor cursor = table.cursor(direction);
      for (int i = 0; i < PROBES; i++) {
        byte[] known =
            model.entries().get(random.nextInt(model.entries().size())).key().toByteArray();
        byte[] key =
            switch (random.nextInt(6)) {
              case 0 -> new byte[0];
              case 1 -> entries.key();
              case 2, 3 -> entries.near(known);
              default -> known;
            };
        List<Entry> expected = model.from(key, direction);
        boolean found = cursor.seek(key);
        assertThat(found).as(name).isEqualTo(!expected.isEmpty());
        int steps = Math.min(expected.size(), random.nextInt(10));
        for (int step = 0; step < steps; step++) {
          assertThat(Model.current(cursor)).as(name).isEqualTo(expected.get(step));
          assertThat(cursor.next()).as(name).isEqualTo(step + 1 < expected.size());
        }
        if (!found) {
          assertThat(cursor.next()).as(name).isFalse();
        }
      }
    }
  }
}
