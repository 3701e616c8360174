package dev.lsmkv.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.cli.console.Progress;
import dev.lsmkv.cli.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageSearchTest {

  private static final Path STORE = Path.of("store");
  private static final int KEYS = 4_000;

  @TempDir private Path root;

  private OpenedStores stores = new OpenedStores(Path.of(""));

  @BeforeEach
  void fill() {
    stores = new OpenedStores(root);
    try (LsmStore store = stores.open(STORE, OpenMode.READ_WRITE)) {
      WriteBatch batch = new WriteBatch();
      IntStream.range(0, KEYS).forEach(number -> batch.put(key(number), new byte[100]));
      store.write(batch);
    }
  }

  private static byte[] key(int number) {
    return String.format(Locale.ROOT, "key:%05d", number).getBytes(UTF_8);
  }

  private DamageSearch search() {
    Progress silent =
        Progress.begin(
            new Transcript().console(InputStream.nullInputStream()),
            "check",
            OptionalLong.empty(),
            Progress.Unit.ENTRIES);
    try (LsmStore store = stores.open(STORE, OpenMode.READ_ONLY)) {
      DamageSearch search = new DamageSearch(store, silent);
      search.run();
      return search;
    }
  }

  private void flipByteIn(Path file, long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int before = bytes.read();
      bytes.seek(offset);
      bytes.write(before ^ 1);
    }
  }

  private Path data() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("data."))
          .findFirst()
          .orElseThrow();
    }
  }

  /** How many keys a reader gets, one by one. */
  private long readable() {
    try (LsmStore store = stores.open(STORE, OpenMode.READ_ONLY)) {
      return IntStream.range(0, KEYS).filter(number -> isReadable(store, number)).count();
    }
  }

  private static boolean isReadable(LsmStore store, int number) {
    try {
      return store.contains(key(number));
    } catch (CorruptionException e) {
      return false;
    }
  }

  @Test
  void aSoundStoreIsReadOnce() {
    DamageSearch search = search();

    assertThat(search.damage()).isEmpty();
    assertThat(search.entries()).isEqualTo(KEYS);
  }

  @Test
  void readsEverythingAroundOneDamagedBlock() throws IOException {
    flipByteIn(data(), Files.size(data()) / 2);

    DamageSearch search = search();

    assertThat(search.damage()).hasSize(1);
    assertThat(search.entries()).isBetween(readable() - 1, readable());
    assertThat(readable()).isBetween(KEYS - 100L, KEYS - 1L);
  }

  @Test
  void findsSeveralDamagedBlocksAndReadsWhatLiesBetween() throws IOException {
    for (int part = 1; part < 8; part += 2) {
      flipByteIn(data(), part * Files.size(data()) / 8);
    }

    DamageSearch search = search();

    List<Long> offsets =
        search.damage().stream().map(CorruptionException::offset).sorted().toList();
    assertThat(offsets).hasSize(4).doesNotHaveDuplicates();
    assertThat(search.entries()).isBetween(readable() - 4, readable());
    assertThat(readable()).isLessThan(KEYS);
  }

  @Test
  void endsEvenIfNothingCanBeRead() throws IOException {
    long size = Files.size(data());
    for (long offset = 1_000; offset < size; offset += 1_000) {
      flipByteIn(data(), offset);
    }

    DamageSearch search = search();

    assertThat(search.entries()).isZero();
    assertThat(search.damage()).isNotEmpty();
  }
}
