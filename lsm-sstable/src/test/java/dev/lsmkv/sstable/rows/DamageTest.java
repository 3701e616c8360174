package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.index.BlockSpan;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.table.Table;
import dev.lsmkv.sstable.support.Entries;
import dev.lsmkv.sstable.support.Entry;
import dev.lsmkv.sstable.support.RunLengthCompression;
import dev.lsmkv.sstable.support.TableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What disks do to files. */
class DamageTest {

  private static final int[] MASKS = {0x01, 0x80, 0xff};

  /** Two blocks with shared keys, versions, a tombstone, and values that compress. */
  private static final List<Entry> ENTRIES =
      List.of(
          Entry.put(Entries.ascii("apple"), 9, new byte[40]),
          Entry.delete(Entries.ascii("apple"), 7),
          Entry.put(Entries.ascii("apple"), 3, Entries.ascii("red")),
          Entry.put(Entries.ascii("apricot"), 4, new byte[60]),
          Entry.put(Entries.ascii("banana"), 5, new byte[0]));

  private static TableFile small(boolean compressed) throws IOException {
    Optional<RunLengthCompression> compression =
        compressed ? Optional.of(new RunLengthCompression()) : Optional.empty();
    TableFile file = TableFile.write(new TableFile.Shape(150, 0, compression.map(c -> c)), ENTRIES);
    assertThat(file.spans()).hasSizeBetween(2, 4);
    return file;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyChangedByteBehindTheHeaderIsNoticed(boolean compressed) throws IOException {
    TableFile file = small(compressed);
    for (int position = 0; position < file.bytes().length; position++) {
      for (int mask : MASKS) {
        byte[] damaged = file.bytes().clone();
        damaged[position] ^= (byte) mask;
        String name = "byte " + position + " ^ " + mask;
        int corrupt = new Answers(ENTRIES, name).corruptOf(file.with(damaged));
        assertThat(corrupt > 0).as(name).isEqualTo(position >= FileHeader.BYTES);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyCutOffEndIsNoticedAtOpen(boolean compressed) throws IOException {
    TableFile file = small(compressed);
    for (int length = 0; length < file.bytes().length; length++) {
      TableFile cut = file.with(Arrays.copyOf(file.bytes(), length));
      assertThatThrownBy(cut::open).as("length " + length).isInstanceOf(CorruptFileException.class);
      assertThatThrownBy(cut::blocks)
          .as("length " + length)
          .isInstanceOf(CorruptFileException.class);
    }
  }

  @Test
  void bytesBehindTheFooterAreNoticedAtOpen() throws IOException {
    TableFile file = small(false);
    byte[] longer = Arrays.copyOf(file.bytes(), file.bytes().length + Footer.BYTES);
    System.arraycopy(
        longer, file.bytes().length - Footer.BYTES, longer, file.bytes().length, Footer.BYTES);
    assertThatThrownBy(() -> file.with(longer).open()).isInstanceOf(CorruptFileException.class);
  }

  @Test
  void aDamagedBlockFailsItsOwnKeysAndNoOthers() throws IOException {
    List<Entry> entries = Entries.numbered(1000);
    TableFile file = TableFile.write(new TableFile.Shape(512, 0, Optional.empty()), entries);
    BlockSpan victim = file.spans().get(7);
    byte[] damaged = file.bytes().clone();
    damaged[(int) victim.offset() + victim.length() / 2] ^= 4;
    Table table = file.with(damaged).open();
    Answers answers = new Answers(entries, "block 7");
    for (Entry entry : entries) {
      boolean inVictim = file.index().find(entry.key().toByteArray()) == 7;
      assertThat(answers.find(table, entry)).as(entry.toString()).isEqualTo(inVictim ? 1 : 0);
    }
  }

  @Test
  void aKeyThatIsNotThereIsNotSoughtInTheBlockBehind() throws IOException {
    List<Entry> entries =
        List.of(
            Entry.put(Entries.ascii("alpha"), 1, new byte[0]),
            Entry.put(Entries.ascii("gamma"), 2, new byte[0]));
    TableFile file = TableFile.write(new TableFile.Shape(8192, 1, Optional.empty()), entries);
    byte[] damaged = file.bytes().clone();
    damaged[(int) file.spans().getLast().offset() + BlockFrame.BYTES] ^= 1;
    Table table = file.with(damaged).open();
    assertThat(file.index().find(Entries.ascii("ax"))).isZero();
    assertThat(table.find(new Lookup(Entries.ascii("ax"), 9))).isNull();
    assertThatThrownBy(() -> table.find(new Lookup(Entries.ascii("gamma"), 9)))
        .isInstanceOf(CorruptFileException.class);
  }

  @Test
  void aBlockInAnotherPlaceIsNoticed() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      entries.add(Entry.put(Entries.ascii("k", i), 7, Entries.ascii("v", i)));
    }
    TableFile file = TableFile.write(new TableFile.Shape(8192, 2, Optional.empty()), entries);
    BlockSpan first = file.spans().get(0);
    BlockSpan second = file.spans().get(1);
    assertThat(first.length()).isEqualTo(second.length());
    byte[] swapped = file.bytes().clone();
    System.arraycopy(
        file.bytes(), (int) first.offset(), swapped, (int) second.offset(), first.length());
    System.arraycopy(
        file.bytes(), (int) second.offset(), swapped, (int) first.offset(), first.length());
    Table table = file.with(swapped).open();
    for (Entry entry : entries) {
      assertThat(new Answers(entries, "swapped").find(table, entry)).isEqualTo(1);
    }
  }

  @Test
  void theMessageNamesFileAndOffset() throws IOException {
    TableFile file = small(false);
    byte[] damaged = file.bytes().clone();
    damaged[FileHeader.BYTES + BlockFrame.BYTES + 30] ^= 1;
    assertThatThrownBy(() -> file.with(damaged).blocks())
        .isInstanceOfSatisfying(
            CorruptFileException.class,
            corrupt -> {
              assertThat(corrupt.file()).isEqualTo(TableFile.PATH);
              assertThat(corrupt.offset()).isEqualTo(FileHeader.BYTES);
            });
  }
}
