package dev.lsmkv.testkit.asserting;

import static dev.lsmkv.testkit.asserting.Misuse.assertNoticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.index.BlockIndex;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.table.BlockCache;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.spi.table.TableData;
import dev.lsmkv.spi.table.TableFormat;
import dev.lsmkv.spi.table.TableSource;
import dev.lsmkv.spi.table.TableTarget;
import dev.lsmkv.testkit.provider.MapCache;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AssertingTableTest {

  private final Findings findings = new Findings();
  private final StorageFile file = file();

  /** Writes a block of 200 bytes, and shows one entry. */
  private static class Fake implements TableFormat, Table {

    @Nullable TableTarget target;
    @Nullable EntryCursor entries;
    @Nullable TableSource source;

    @Override
    public List<BlockSpan> write(TableTarget to, EntryCursor from) throws IOException {
      target = to;
      entries = from;
      while (from.next()) {
        to.data().write(new byte[200], 0, 200);
      }
      return List.of(new BlockSpan(Key.copyOf(new byte[1]), 128, 72));
    }

    @Override
    public Table open(TableSource from) throws IOException {
      source = from;
      return this;
    }

    @Override
    public List<BlockSpan> blocks(TableData data) throws IOException {
      return List.of(new BlockSpan(Key.copyOf(new byte[1]), 128, 72));
    }

    @Override
    public @Nullable Hit find(Lookup lookup) {
      return Hit.of(Trailer.of(5, EntryKind.PUT), new byte[0]);
    }

    @Override
    public EntryCursor cursor(Direction direction) {
      return new FakeCursor("a5=x");
    }
  }

  private StorageFile file() {
    try {
      AssertingStorage disk = new AssertingStorage(findings, new MemoryStorage());
      disk.directory(Path.of("/t")).create();
      return disk.directory(Path.of("/t")).file("data");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<BlockSpan> write(TableFormat format) throws IOException {
    try (AppendFile data = file.create()) {
      return new AssertingTableFormat(findings, format)
          .write(new TableTarget(data, Optional.empty(), 0), new FakeCursor("a5=x"));
    }
  }

  private Table open(Fake format, MappedFile mapping) throws IOException {
    BlockIndex none =
        new BlockIndex() {
          @Override
          public int blocks() {
            return 1;
          }

          @Override
          public int find(byte[] key) {
            return 0;
          }

          @Override
          public long offset(int block) {
            return 128;
          }

          @Override
          public int length(int block) {
            return 72;
          }
        };
    TableData data = new TableData(mapping, Optional.empty());
    return new AssertingTableFormat(findings, format)
        .open(new TableSource(data, none, new MapCache()));
  }

  @Test
  void tablesAreWrittenAndRead() throws IOException {
    Fake format = new Fake();
    assertThat(write(format)).hasSize(1);
    try (MappedFile mapping = file.map()) {
      Table table = open(format, mapping);
      assertThat(table.find(new Lookup(new byte[1], 5))).isNotNull();
      try (EntryCursor cursor = table.cursor(Direction.FORWARD)) {
        assertThat(cursor.next()).isTrue();
      }
      assertThat(
              new AssertingTableFormat(findings, format)
                  .blocks(new TableData(mapping, Optional.empty())))
          .hasSize(1);
    }
    findings.requireNone();
  }

  @Test
  void entriesThatAreNotWrittenAreNoticed() {
    Fake format =
        new Fake() {
          @Override
          public List<BlockSpan> write(TableTarget to, EntryCursor from) throws IOException {
            return from.next() ? super.write(to, new FakeCursor("a5=x")) : List.of();
          }
        };
    assertNoticed(findings, () -> write(format), "without its last entries");
  }

  @Test
  void aFormatThatForcesItsFileIsNoticed() {
    Fake format =
        new Fake() {
          @Override
          public List<BlockSpan> write(TableTarget to, EntryCursor from) throws IOException {
            to.data().force();
            return List.of();
          }
        };
    assertNoticed(findings, () -> write(format), "forces the file");
  }

  @Test
  void aFormatThatClosesItsFileIsNoticed() {
    Fake format =
        new Fake() {
          @Override
          public List<BlockSpan> write(TableTarget to, EntryCursor from) throws IOException {
            to.data().close();
            return List.of();
          }
        };
    assertNoticed(findings, () -> write(format), "closes the file");
  }

  @Test
  void aFileUsedAfterItWasWrittenIsNoticed() throws IOException {
    Fake format = new Fake();
    write(format);
    TableTarget kept = Objects.requireNonNull(format.target);
    assertNoticed(findings, () -> kept.data().write(new byte[1], 0, 1), "after it was written");
  }

  @Test
  void entriesReadAfterTheTableWasWrittenAreNoticed() throws IOException {
    Fake format = new Fake();
    write(format);
    EntryCursor kept = Objects.requireNonNull(format.entries);
    assertNoticed(findings, kept::next, "moved after it was closed");
  }

  @Test
  void blocksOutsideOfTheFileAreNoticed() {
    Fake format =
        new Fake() {
          @Override
          public List<BlockSpan> write(TableTarget to, EntryCursor from) throws IOException {
            super.write(to, from);
            return List.of(new BlockSpan(Key.copyOf(new byte[1]), 128, 73));
          }
        };
    assertNoticed(findings, () -> write(format), "outside of the file of 200 bytes");
  }

  @Test
  void aMappingClosedBeneathACursorIsNoticed() throws IOException {
    Fake format = new Fake();
    write(format);
    MappedFile mapping = file.map();
    EntryCursor cursor = open(format, mapping).cursor(Direction.FORWARD);
    assertThatThrownBy(mapping::close).hasMessageContaining("closed beneath 1 cursors");
    assertThat(findings.violations()).hasSize(1);
    cursor.close();
    mapping.close();
  }

  @Test
  void aCursorOnAClosedMappingIsNoticed() throws IOException {
    Fake format = new Fake();
    write(format);
    MappedFile mapping = file.map();
    Table table = open(format, mapping);
    mapping.close();
    assertNoticed(findings, () -> table.cursor(Direction.REVERSE), "on the closed mapping /t/data");
  }

  @Test
  void aFormatThatClosesAMappingIsNoticed() throws IOException {
    Fake format = new Fake();
    write(format);
    try (MappedFile mapping = file.map()) {
      open(format, mapping);
      TableSource kept = Objects.requireNonNull(format.source);
      assertThat(kept.data().file().path()).isEqualTo(Path.of("/t/data"));
      findings.closed(mapping); // so that nothing but the misuse is found
      assertNoticed(findings, kept.data().file()::close, "closes the mapping");
    }
  }

  @Test
  void aBlockThatIsNotTheOneThatWasKeptIsNoticed() {
    MapCache map = new MapCache();
    BlockCache cache = new AssertingCache(findings, map);
    cache.keep(7, new byte[] {1, 2, 9}, 2);
    byte[] room = new byte[4];
    assertThat(cache.find(7, _ -> room)).isTrue();
    assertThat(room).containsExactly(1, 2, Lent.POISON, Lent.POISON);
    assertThat(cache.find(8, _ -> room)).isFalse();
    findings.requireNone();
    Objects.requireNonNull(map.blocks().get(7))[1] = 3;
    assertNoticed(findings, () -> cache.find(7, _ -> room), "block 7 was changed");
  }

  @Test
  void roomThatIsTooSmallIsNoticed() {
    BlockCache cache = new AssertingCache(findings, new MapCache());
    cache.keep(7, new byte[] {1, 2}, 2);
    assertNoticed(findings, () -> cache.find(7, _ -> new byte[1]), "1 bytes for a block of 2");
  }

  @Test
  void aBlockWithTwoContentsIsNoticed() {
    BlockCache cache = new AssertingCache(findings, new MapCache());
    cache.keep(7, new byte[] {1}, 1);
    cache.keep(7, new byte[] {1, 5}, 1);
    assertNoticed(findings, () -> cache.keep(7, new byte[] {2}, 1), "two contents");
  }

  @Test
  void laterVersionsThanAskedForAreNoticed() throws IOException {
    Fake format = new Fake();
    write(format);
    MappedFile mapping = file.map();
    Table table = open(format, mapping);
    mapping.close();
    assertNoticed(findings, () -> table.find(new Lookup(new byte[1], 4)), "a later version");
  }
}
