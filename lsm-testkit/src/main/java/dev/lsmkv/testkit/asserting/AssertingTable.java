package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Hit;
import dev.lsmkv.spi.entry.Lookup;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.table.Table;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A table whose open cursors hold its mapping. */
record AssertingTable(Findings findings, Table table, MappedFile file) implements Table {

  @Override
  public @Nullable Hit find(Lookup lookup) throws IOException {
    byte[] key = lookup.key().clone();
    Hit hit = table.find(lookup);
    findings.require(Arrays.equals(key, lookup.key()), () -> "a table changes a sought key");
    findings.require(
        hit == null || Trailer.sequence(hit.trailer()) <= lookup.sequence(),
        () -> "a table shows a later version than asked for");
    return hit;
  }

  @Override
  public EntryCursor cursor(Direction direction) {
    EntryCursor cursor = table.cursor(direction);
    String what = "the table " + file.path();
    if (file instanceof AssertingMappedFile mapping) {
      mapping.pin();
      return AssertingCursor.opened(findings, cursor, direction, what, mapping::unpin);
    }
    return AssertingCursor.opened(findings, cursor, direction, what, () -> {});
  }
}
