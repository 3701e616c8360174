package dev.lsmkv.core.table;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is damaged.
 *
 * @param file the file
 * @param offset the byte in it
 * @param expected what should be there
 * @param actual what is there
 */
record DamagedPlace(Path file, long offset, String expected, String actual) {

  static DamagedPlace of(Throwable cause, Path table) {
    return switch (cause) {
      case CorruptFileException e ->
          new DamagedPlace(e.file(), e.offset(), e.expected(), e.actual());
      case CorruptionException e ->
          new DamagedPlace(e.file(), e.offset(), e.expected(), e.actual());
      default -> new DamagedPlace(table, 0, "a file that can be read", String.valueOf(cause));
    };
  }

  /** The keys that cannot be read for it: those of a block, or all of the table. */
  KeyRange keys(TableRecord record, @Nullable OpenTable table) {
    if (table == null) {
      return BlockKeys.ofTable(record);
    }
    try {
      BlockKeys blocks = new BlockKeys(table.index(), record);
      OptionalInt block = blocks.blockAt(offset);
      return block.isPresent() ? blocks.of(block.getAsInt()) : BlockKeys.ofTable(record);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError _) {
      return BlockKeys.ofTable(record); // the table was closed meanwhile, or its index is no help
    }
  }

  Damage at(OptionalInt level, KeyRange keys) {
    return at(level, Optional.of(keys));
  }

  Damage at(OptionalInt level, Optional<KeyRange> keys) {
    return new Damage(file, offset, level, keys, expected, actual);
  }
}
