package dev.lsmkv.core.table;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.MissingProviderException;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.manifest.WholeFile;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.spi.filter.FilterFormat;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The check of one table after the other: every byte of its files against the checksums in {@code
 * table.json}, and that against the manifest; every block and the order of its entries; the counts;
 * and the filter, which must let every key through.
 *
 * <p>Damage ends nothing: what can still be read is checked. Thread: confined.
 */
public final class TableCheck {

  private final StoreLayout layout;
  private final UUID store;
  private final Parts parts;
  private final TableOpener opener;

  /**
   * A check.
   *
   * @param layout where the store is
   * @param store its UUID
   * @param parts its parts
   * @param opener opens its tables, and repairs nothing
   */
  public TableCheck(StoreLayout layout, UUID store, Parts parts, TableOpener opener) {
    this.layout = layout;
    this.store = store;
    this.parts = parts;
    this.opener = opener;
  }

  /**
   * Checks a table.
   *
   * @param record what its manifest says
   * @param level its level, if it is known
   * @param found gets each damaged place
   * @param progress is told of the entries read, now and then
   * @return the entries that could be read
   */
  public long check(
      TableRecord record, OptionalInt level, Consumer<Damage> found, LongConsumer progress) {
    Run run = new Run(record, level, found);
    return run.check(progress);
  }

  /** The check of one table. */
  private final class Run {

    private final TableRecord record;
    private final OptionalInt level;
    private final Consumer<Damage> found;
    private final StorageDirectory directory;
    private boolean isDamaged;

    private Run(TableRecord record, OptionalInt level, Consumer<Damage> found) {
      this.record = record;
      this.level = level;
      this.found = found;
      this.directory = layout.table(record.number());
    }

    private long check(LongConsumer progress) {
      TableProperties.Opened properties = properties();
      @Nullable Throwable data = null;
      OpenTable.@Nullable ProbedFilter filter = null;
      if (properties != null) {
        String dataName = TableFiles.name(identity(FileRole.DATA, properties.ids().format()));
        for (TableProperties.Component component : properties.components()) {
          Throwable damage = damage(component);
          if (component.file().equals(dataName)) {
            data = damage;
          } else if (damage != null) {
            tellOfDerived(damage);
          }
        }
        filter = filter(properties.ids().filter());
      }
      TableWalk walk = walk(filter, progress);
      if (!isDamaged) {
        Optional.ofNullable(data).or(() -> walk.problem(record, path())).ifPresent(this::tell);
      }
      return walk.entries();
    }

    /** The table's data file, for messages. */
    private java.nio.file.Path path() {
      return directory.file(TableFiles.name(identity(FileRole.DATA, record.format()))).path();
    }

    private void tell(Throwable cause) {
      found.accept(DamagedPlace.of(cause, directory.path()).at(level, BlockKeys.ofTable(record)));
    }

    /** Filter and index are built from the data again: no key is lost with them. */
    private void tellOfDerived(Throwable cause) {
      found.accept(DamagedPlace.of(cause, directory.path()).at(level, Optional.empty()));
    }

    private void tellOfData(Damage damage) {
      isDamaged = true;
      found.accept(damage);
    }

    private FileIdentity identity(FileRole role, String id) {
      return new FileIdentity(role, id, store, record.number());
    }

    /** What {@code table.json} says; null if it is damaged, which opening the table tells of. */
    private TableProperties.@Nullable Opened properties() {
      StorageFile file = directory.file(StoreLayout.TABLE_PROPERTIES);
      try {
        byte[] bytes = WholeFile.read(file);
        if (WholeFile.crc(bytes) != record.propertiesCrc()) {
          return null;
        }
        TableRecord own = TableProperties.decodeRecord(file.path(), bytes.clone(), record.number());
        if (!own.equals(record)) {
          throw new CorruptFileException(
              file.path(), 0, "the contents in the manifest", "other contents");
        }
        return TableProperties.decode(file.path(), bytes, record.number());
      } catch (CorruptFileException e) {
        tell(e);
        return null;
      } catch (IOException _) {
        return null;
      }
    }

    /** What is wrong with a file as a whole; null if nothing is. */
    private @Nullable Throwable damage(TableProperties.Component component) {
      StorageFile file = directory.file(component.file());
      try (MappedFile mapped = file.map()) {
        long bytes = mapped.segment().byteSize();
        if (bytes != component.bytes()) {
          return new CorruptFileException(
              file.path(),
              Math.min(bytes, component.bytes()),
              component.bytes() + " bytes",
              bytes + " bytes");
        }
        int crc = ComponentFile.crc(mapped.segment());
        return crc == component.crc()
            ? null
            : new CorruptFileException(
                file.path(),
                0,
                "checksum " + Integer.toHexString(component.crc()) + " over the whole file",
                Integer.toHexString(crc));
      } catch (NoSuchFileException _) {
        return new CorruptFileException(file.path(), 0, "a file named by table.json", "no file");
      } catch (IOException | InternalError e) {
        return e;
      }
    }

    private Optional<FilterFormat> filterFormat(String id) {
      try {
        return id.equals(Parts.NONE) ? Optional.empty() : parts.filter(id);
      } catch (InvalidOptionsException | MissingProviderException _) {
        return Optional.empty(); // one that does not work here, without which tables are read
      }
    }

    /** The filter, for the keys to be tried on; null if there is none that can be used. */
    private OpenTable.@Nullable ProbedFilter filter(String id) {
      Optional<FilterFormat> format = filterFormat(id);
      if (format.isEmpty()) {
        return null;
      }
      FileIdentity identity = identity(FileRole.FILTER, id);
      try (MappedFile mapped = directory.file(TableFiles.name(identity)).map()) {
        byte[] payload =
            ComponentFile.payload(mapped, identity)
                .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        return new OpenTable.ProbedFilter(format.get(), format.get().open(AlignedCopy.of(payload)));
      } catch (IOException | InternalError _) {
        return null; // found by the checksum of the whole
      }
    }

    private TableWalk walk(OpenTable.@Nullable ProbedFilter filter, LongConsumer progress) {
      TableHandle table = new TableHandle(record, opener);
      TableWalk walk = new TableWalk(filter, progress);
      try (SalvageCursor cursor = table.salvage(level, this::tellOfData)) {
        while (cursor.next()) {
          walk.take(cursor);
        }
      } finally {
        table.close();
      }
      return walk;
    }
  }
}
