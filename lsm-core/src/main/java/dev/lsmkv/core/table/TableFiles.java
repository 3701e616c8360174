package dev.lsmkv.core.table;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.StorageDirectory;
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
