package dev.lsmkv.cli.demo;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.console.Output;
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

  /** So small that a few thousand entries flush several times. */
  static final StoreOptions OPTIONS =
      StoreOptions.builder()
          .memTableBytes(64 << 10)
          .setting(Role.COMPACTION, "l0-tables", "4")
          .setting(Role.COMPACTION, "base-level-bytes", Integer.toString(128 << 10))
          .setting(Role.COMPACTION, "table-bytes", Integer.toString(64 << 10))
          .setting(Role.COMPACTION, "level-ratio", "4")
          .build();

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

  void figure(String name, Object value) throws IOException {
    out.line(String.format(Locale.ROOT, "    %-34s %s", name, value));
  }

  void change(String name, Object before, Object after) throws IOException {
    figure(name, before + " -> " + after);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    store.close();
  }
}
