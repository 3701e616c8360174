package dev.lsmkv.cli.demo;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.console.Output;
import dev.lsmkv.cli.print.Units;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the phases share: the store, its directory, and the way to talk.
 *
 * <p>Thread: confined, but for {@link #store}, which may be called from the threads of a phase.
 */
final class Tour implements AutoCloseable {

  static final long MEM_TABLE_BYTES = 64 << 10;
  static final int L0_TABLES = 4;
  static final int BASE_LEVEL_BYTES = 128 << 10;
  static final int LEVEL_RATIO = 4;

  /** So small that a few thousand entries flush several times. */
  static final StoreOptions OPTIONS =
      StoreOptions.builder()
          .memTableBytes(MEM_TABLE_BYTES)
          .setting(Role.COMPACTION, "l0-tables", Integer.toString(L0_TABLES))
          .setting(Role.COMPACTION, "base-level-bytes", Integer.toString(BASE_LEVEL_BYTES))
          .setting(Role.COMPACTION, "table-bytes", Integer.toString(64 << 10))
          .setting(Role.COMPACTION, "level-ratio", Integer.toString(LEVEL_RATIO))
          .build();

  private static final int SHOWN_CHARS = 48;

  private final Path directory;
  private final OpenedStores stores;
  private final Output out;
  private final LsmStore store;

  Tour(Path directory, OpenedStores stores, Output out) {
    this.directory = directory;
    this.stores = stores;
    this.out = out;
    this.store = stores.open(storeDirectory(), OpenMode.READ_WRITE, OPTIONS);
  }

  /** The temporary directory, in which the store is one thing. */
  Path directory() {
    return directory;
  }

  Path storeDirectory() {
    return directory.resolve("store");
  }

  LsmStore store() {
    return store;
  }

  StoreStats stats() {
    return store.stats();
  }

  /** Opens another store, to be closed by whoever asked. */
  LsmStore open(Path path) {
    return stores.open(path, OpenMode.READ_WRITE, OPTIONS);
  }

  void say(String text) throws IOException {
    out.line("  " + text);
  }

  void lines(List<String> lines) throws IOException {
    for (String line : lines) {
      out.line("    " + line);
    }
  }

  void figure(String name, String value) throws IOException {
    out.line(String.format(Locale.ROOT, "    %-32s  %s", name, value));
  }

  void figure(String name, long value) throws IOException {
    figure(name, Units.count(value));
  }

  void change(String name, long before, long after) throws IOException {
    figure(name, Units.count(before) + " -> " + Units.count(after));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A value in as much room as a figure has. */
  static String brief(byte[] value) {
    String text = text(value);
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + " ...";
  }

  @Override
  public void close() {
    store.close();
  }
}
