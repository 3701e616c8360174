package dev.lsmkv.core.table;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.TableRecord;
import dev.lsmkv.core.manifest.WholeFile;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.util.Locale;

/** The files in a table's directory. */
public final class TableFiles {

  private TableFiles() {}

  /** The name of a component: its role and the id of the plug-in it belongs to. */
  static String name(FileIdentity identity) {
    return identity.role().name().toLowerCase(Locale.ROOT) + "." + identity.providerId();
  }

  /**
   * Reads what a table says of itself, as a manifest would record it.
   *
   * @param layout where the store is
   * @param number the table's number
   * @return what a manifest would say
   * @throws IOException if its {@code table.json} is damaged or missing
   */
  public static TableRecord record(StoreLayout layout, long number) throws IOException {
    StorageFile file = layout.table(number).file(StoreLayout.TABLE_PROPERTIES);
    return TableProperties.decodeRecord(file.path(), WholeFile.read(file), number);
  }

  /**
   * Deletes a table's directory and all in it. Not durable: a crash leaves an orphan, which the
   * next open removes.
   *
   * @param layout where the store is
   * @param directory the table's directory
   * @throws IOException if something of it is left
   */
  public static void delete(StoreLayout layout, StorageDirectory directory) throws IOException {
    for (String name : directory.list()) {
      directory.file(name).delete();
    }
    layout.tables().file(directory.path().getFileName().toString()).delete();
  }
}
