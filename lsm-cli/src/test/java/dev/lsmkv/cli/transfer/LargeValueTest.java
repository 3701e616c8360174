package dev.lsmkv.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.cli.bytes.LineSource;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Progress;
import dev.lsmkv.cli.transcript.Transcript;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store holds can be exported and imported, also where its options allowed more. */
class LargeValueTest {

  private static final Path FIRST = Path.of("first");
  private static final Path SECOND = Path.of("second");
  private static final byte[] KEY = {'k', (byte) 0xff}; // not UTF-8, so that JSON takes Base64

  @TempDir private Path root;

  private final Console console = new Transcript().console(InputStream.nullInputStream());

  @ParameterizedTest
  @EnumSource(Format.class)
  void aValueLongerThanStoresAllowByDefaultIsImportedAgain(Format format) throws IOException {
    byte[] value = new byte[StoreOptions.VALUE_BYTES_MAX + 1];
    Arrays.fill(value, (byte) 'v');
    StoreOptions options = StoreOptions.builder().valueBytesMax(value.length).build();
    try (LsmStore store = new OpenedStores(root).open(FIRST, OpenMode.READ_WRITE, options)) {
      store.put(KEY, value);
    }

    Path lines = root.resolve("lines");
    exportTo(lines, format);
    importFrom(lines, format);

    try (LsmStore store = new OpenedStores(root).open(SECOND, OpenMode.READ_ONLY)) {
      assertThat(Arrays.equals(store.get(KEY).orElseThrow(), value)).isTrue();
    }
  }

  private void exportTo(Path lines, Format format) throws IOException {
    try (LsmStore store = new OpenedStores(root).open(FIRST, OpenMode.READ_ONLY);
        Progress progress =
            Progress.begin(console, "export", OptionalLong.empty(), Progress.Unit.ENTRIES);
        OutputStream target = new BufferedOutputStream(Files.newOutputStream(lines))) {
      new Exporter(store, progress).export(KeyRange.all(), format, target);
    }
  }

  private void importFrom(Path lines, Format format) throws IOException {
    BadLines bad = new BadLines(BadLines.Policy.STOP);
    try (LsmStore store = new OpenedStores(root).open(SECOND, OpenMode.READ_WRITE);
        Progress progress =
            Progress.begin(console, "import", OptionalLong.empty(), Progress.Unit.BYTES);
        InputStream input = Files.newInputStream(lines)) {
      BatchedWrites writes = new BatchedWrites(store, Durability.OS, 1000);
      new Importer(writes, progress).lines(new LineSource(input), format, bad);
    }
    assertThat(bad.first()).isEmpty();
  }

  @Test
  void anEntryThatNoBatchHasRoomForIsWrittenAlone() {
    try (LsmStore store = new OpenedStores(root).open(FIRST, OpenMode.READ_WRITE)) {
      BatchedWrites writes = new BatchedWrites(store, Durability.OS, 1000, 100);
      writes.put(entry('a', 59));
      writes.put(entry('b', 59)); // does not fit beside the first
      writes.put(entry('c', 100)); // fits into none
      writes.put(entry('d', 59));
      writes.put(entry('e', 39)); // just fits beside it
      writes.finish();

      assertThat(writes.entries()).isEqualTo(5);
      assertThat(writes.bytes()).isEqualTo(5 + 59 + 59 + 100 + 59 + 39);
      assertThat(store.stats().wal().batches()).isEqualTo(4);
      assertThat(store.get(new byte[] {'c'}).orElseThrow()).hasSize(100);
      assertThat(store.get(new byte[] {'e'}).orElseThrow()).hasSize(39);
    }
  }

  private static Entry entry(char key, int valueBytes) {
    return new Entry(new byte[] {(byte) key}, new byte[valueBytes]);
  }
}
