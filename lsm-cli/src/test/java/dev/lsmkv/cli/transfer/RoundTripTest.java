package dev.lsmkv.cli.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.cli.bytes.LineSource;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Progress;
import dev.lsmkv.cli.transcript.Transcript;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {

  private static final Path FIRST = Path.of("first");
  private static final Path SECOND = Path.of("second");
  private static final String[] PIECES = {
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "\\x",
    "\\t",
    "\0",
    "\"",
    "{",
    "}",
    "é",
    "😀",
    "\u0085",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\ufffd",
    "\u001b[31m",
    "plain",
    " ",
    "\b",
    "\f"
  };

  @TempDir private Path root;

  private final Console console = new Transcript().console(InputStream.nullInputStream());

  @ParameterizedTest
  @EnumSource(Format.class)
  void exportImportExportGivesTheSameBytes(Format format) throws IOException {
    fill(FIRST, hostileEntries(System.nanoTime()));

    byte[] once = export(FIRST, format);
    importLines(SECOND, format, once);

    assertThat(export(SECOND, format)).isEqualTo(once);
    assertSame(entries(SECOND), entries(FIRST));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void anExportIsUtf8WithOneLineAnEntry(Format format) throws IOException {
    fill(FIRST, hostileEntries(System.nanoTime()));

    byte[] export = export(FIRST, format);

    String text = UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(export)).toString();
    assertThat(text.lines().count()).isEqualTo(entries(FIRST).size());
    assertThat(
            text.codePoints()
                .filter(point -> Character.isISOControl(point) && point != '\n' && point != '\t'))
        .isEmpty();
  }

  @Test
  void jsonLinesAreWhatAnotherParserReads() throws IOException {
    fill(FIRST, hostileEntries(System.nanoTime()));

    ObjectMapper mapper = new ObjectMapper();
    NavigableMap<byte[], byte[]> written = entries(FIRST);
    for (String line : new String(export(FIRST, Format.JSONL), UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        JsonNode node = mapper.readTree(line);
        byte[] key =
            node.has("key")
                ? node.get("key").textValue().getBytes(UTF_8)
                : node.get("key64").binaryValue();
        byte[] value =
            node.has("value")
                ? node.get("value").textValue().getBytes(UTF_8)
                : node.get("value64").binaryValue();
        assertThat(value).isEqualTo(written.get(key));
      }
    }
  }

  @Test
  void tsvTakesBytesThatAreNotUtf8AsTheyAre() throws IOException {
    importLines(FIRST, Format.TSV, new byte[] {'k', (byte) 0xff, '\t', (byte) 0xc0, 0, '\n'});

    assertThat(entries(FIRST).get(new byte[] {'k', (byte) 0xff}))
        .isEqualTo(new byte[] {(byte) 0xc0, 0});
  }

  @Test
  void aTooLongKeyOrValueIsMalformedAndTheNextLineIsRead() throws IOException {
    String longKey = "k".repeat(Limits.KEY_BYTES_MAX + 1);
    String longestKey = "l".repeat(Limits.KEY_BYTES_MAX);
    BadLines bad = new BadLines(BadLines.Policy.SKIP);

    importLines(FIRST, Format.TSV, (longKey + "\tv\n" + longestKey + "\tv\n").getBytes(UTF_8), bad);

    assertThat(bad.first()).containsExactly("line 1: the key is longer than 64 KiB");
    assertThat(entries(FIRST)).hasSize(1);
  }

  @Test
  void jsonThatIsNotUtf8IsMalformed() throws IOException {
    byte[] overlong = "{\"key\":\"a\",\"value\":\"??\"}\n".getBytes(UTF_8);
    int at = new String(overlong, UTF_8).indexOf("??");
    overlong[at] = (byte) 0xc0;
    overlong[at + 1] = (byte) 0x80;
    BadLines bad = new BadLines(BadLines.Policy.SKIP);

    importLines(FIRST, Format.JSONL, overlong, bad);

    assertThat(bad.first()).containsExactly("line 1: not UTF-8");
    assertThat(entries(FIRST)).isEmpty();
  }

  private void fill(Path path, NavigableMap<byte[], byte[]> entries) {
    try (LsmStore store = new OpenedStores(root).open(path, OpenMode.READ_WRITE)) {
      WriteBatch batch = new WriteBatch();
      entries.forEach(batch::put);
      store.write(batch);
    }
  }

  private NavigableMap<byte[], byte[]> entries(Path path) {
    NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    try (LsmStore store = new OpenedStores(root).open(path, OpenMode.READ_ONLY);
        Cursor cursor = store.scan(KeyRange.all())) {
      while (cursor.next()) {
        entries.put(cursor.keyBytes(), cursor.valueBytes());
      }
    }
    return entries;
  }

  private void importLines(Path store, Format format, byte[] input) throws IOException {
    BadLines bad = new BadLines(BadLines.Policy.STOP);
    importLines(store, format, input, bad);
    assertThat(bad.first()).isEmpty();
  }

  private void importLines(Path path, Format format, byte[] input, BadLines bad)
      throws IOException {
    try (LsmStore store = new OpenedStores(root).open(path, OpenMode.READ_WRITE);
        Progress progress =
            Progress.begin(console, "import", OptionalLong.empty(), Progress.Unit.BYTES)) {
      BatchedWrites writes = new BatchedWrites(store, Durability.OS, 7);
      new Importer(writes, progress)
          .lines(new LineSource(new ByteArrayInputStream(input)), format, bad);
    }
  }

  private byte[] export(Path path, Format format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LsmStore store = new OpenedStores(root).open(path, OpenMode.READ_ONLY);
        Progress progress =
            Progress.begin(console, "export", OptionalLong.empty(), Progress.Unit.ENTRIES)) {
      new Exporter(store, progress).export(KeyRange.all(), format, bytes);
    }
    return bytes.toByteArray();
  }

  private static void assertSame(
      NavigableMap<byte[], byte[]> actual, NavigableMap<byte[], byte[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (Map.Entry<byte[], byte[]> entry : expected.entrySet()) {
      assertThat(actual.get(entry.getKey())).isEqualTo(entry.getValue());
    }
  }

  /** Every single byte, every piece, and random mixtures, as keys and as values. */
  private static NavigableMap<byte[], byte[]> hostileEntries(long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    for (int value = 0; value < 256; value++) {
      entries.put(new byte[] {(byte) value}, new byte[] {(byte) value});
    }
    for (String piece : PIECES) {
      entries.put(piece.getBytes(UTF_8), piece.getBytes(UTF_8));
    }
    entries.put(new byte[] {'e'}, new byte[0]);
    for (int i = 0; i < 2000; i++) {
      entries.put(hostile(random, 1 + random.nextInt(20)), hostile(random, random.nextInt(200)));
    }
    return entries;
  }

  private static byte[] hostile(Random random, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean isText = random.nextBoolean();
    while (bytes.size() < length) {
      if (isText || random.nextBoolean()) {
        bytes.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
      } else {
        bytes.write(random.nextInt(256));
      }
    }
    return bytes.toByteArray();
  }
}
