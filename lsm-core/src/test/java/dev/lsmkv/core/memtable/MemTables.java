package dev.lsmkv.core.memtable;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.core.memtable.MemTableModel.Version;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.memtable.MemTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What the tests of memtables do again and again. */
public final class MemTables {

  private MemTables() {}

  public static MemTable create(long bytesExpected, long seed) {
    return new SkipListMemTableFactory(new SplittableRandom(seed)).create(bytesExpected);
  }

  public static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  public static @Nullable Version find(MemTable table, byte[] key, long sequence) {
    Hit hit = table.find(new Lookup(key, sequence));
    return hit == null
        ? null
        : new Version(Key.copyOf(key), hit.trailer(), Key.copyOf(hit.value()));
  }

  public static Version current(EntryCursor cursor) {
    return new Version(Key.copyOf(cursor.key()), cursor.trailer(), Key.copyOf(cursor.value()));
  }

  /** The entries after the current one. */
  public static List<Version> rest(EntryCursor cursor) throws IOException {
    List<Version> rest = new ArrayList<>();
    while (cursor.next()) {
      rest.add(current(cursor));
    }
    return rest;
  }

  /** The entries from a key on. */
  public static List<Version> from(EntryCursor cursor, byte[] key) throws IOException {
    if (!cursor.seek(key)) {
      return List.of();
    }
    List<Version> all = new ArrayList<>();
    all.add(current(cursor));
    all.addAll(rest(cursor));
    return all;
  }
}
