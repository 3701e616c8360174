package dev.lsmkv.core.table;

import dev.lsmkv.core.manifest.WholeFile;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The work of writing the file of a filter or an index again, after it was found damaged or
 * missing. It is derived from the data, so it has to come out bit by bit as {@code table.json}
 * recorded it; if it does not, because a setting has changed since, it stays in memory.
 *
 * <p>The new file is whole and durable under a name of its own before the old one goes. A crash in
 * between leaves the component missing, which the next open mends again.
 *
 * <p>Thread: confined, in the background.
 */
final class ComponentRepair implements Runnable {

  private static final System.Logger LOG = System.getLogger(ComponentRepair.class.getName());
  private static final String UNFINISHED = ".rebuilt";

  private final TableHandle table;
  private final StorageDirectory directory;
  private final FileIdentity identity;
  private final TableProperties.Component recorded;
  private final Source source;

  ComponentRepair(
      TableHandle table,
      StorageDirectory directory,
      FileIdentity identity,
      TableProperties.Component recorded,
      Source source) {
    this.table = table;
    this.directory = directory;
    this.identity = identity;
    this.recorded = recorded;
    this.source = source;
  }

  /** Derives the component from the data again. */
  interface Source {

    /**
     * Derives it.
     *
     * @param isWanted asked now and then, whether to go on
     * @return the component as a plug-in writes it
     * @throws IllegalStateException if it is wanted no more
     */
    byte[] encode(BooleanSupplier isWanted) throws IOException;
  }

  @Override
  public void run() {
    StorageFile file = directory.file(TableFiles.name(identity));
    try {
      table.withFiles(() -> writeAgain(file));
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "Gave up writing " + file.path() + " again", e);
    } catch (IOException | RuntimeException | InternalError e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Could not write " + file.path() + " again; the store goes on as it is",
          e);
    }
  }

  private void writeAgain(StorageFile file) throws IOException {
    byte[] payload = source.encode(this::isWanted);
    if (!isWanted()) {
      return;
    }
    if (isAsRecorded(payload)) {
      replace(file, payload);
    } else {
      LOG.log(
          System.Logger.Level.INFO,
          "{0} was written with other settings; what was built anew is kept in memory only",
          file.path());
    }
  }

  /** A table that was compacted away, or whose store is being closed, is not kept waiting. */
  private boolean isWanted() {
    return table.isHeld() && !Thread.currentThread().isInterrupted();
  }

  private boolean isAsRecorded(byte[] payload) {
    byte[] whole = whole(payload);
    return whole.length == recorded.bytes() && WholeFile.crc(whole) == recorded.crc();
  }

  private byte[] whole(byte[] payload) {
    byte[] header = FileHeader.encode(identity);
    byte[] footer = ComponentFile.footer(payload);
    byte[] whole = Arrays.copyOf(header, header.length + payload.length + footer.length);
    System.arraycopy(payload, 0, whole, header.length, payload.length);
    System.arraycopy(footer, 0, whole, header.length + payload.length, footer.length);
    return whole;
  }

  private void replace(StorageFile file, byte[] payload) throws IOException {
    StorageFile unfinished = directory.file(TableFiles.name(identity) + UNFINISHED);
    unfinished.delete(); // of a repair that a crash cut short
    try {
      WholeFile.write(unfinished, whole(payload));
    } catch (IOException e) {
      unfinished.delete(); // a full disk has no room for halves
      throw e;
    }
    file.delete(); // a rename replaces nothing
    unfinished.renameTo(file);
    directory.force();
    LOG.log(System.Logger.Level.INFO, "{0} was written again, from the data", file.path());
  }
}
