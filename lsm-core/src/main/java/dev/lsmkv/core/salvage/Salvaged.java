package dev.lsmkv.core.salvage;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.StoreEngine;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * The new store that is made of what was saved, with two files in its {@code lost/}: the listing of
 * what is uncertain, and the report. Thread: confined.
 */
final class Salvaged implements AutoCloseable {

  private static final long BATCH_BYTES = 1 << 20;
  private static final int BATCH_BYTES_MAX = 64 << 20;
  private static final int BATCH_COUNT = 10_000;
  private static final String LISTING = "uncertain.jsonl";
  private static final String REPORT = "repair.txt";

  private final LsmStore store;
  private final StoreLayout layout;
  private final AppendFile listing;
  private final WriteBatch batch = new WriteBatch();
  private long entries;
  private long uncertain;

  private Salvaged(LsmStore store, StoreLayout layout) throws IOException {
    this.store = store;
    this.layout = layout;
    this.listing = layout.lost().file(LISTING).create();
  }

  static Salvaged create(Patient patient, StoreEngine engine, OpenRequest request, Path target)
      throws IOException {
    StoreLayout layout = new StoreLayout(patient.storage(), target);
    requireNew(request.directory(), layout);
    OpenRequest made =
        new OpenRequest(
            target,
            request.options().toBuilder().valueBytesMax(StoreOptions.VALUE_BYTES_LIMIT).build(),
            OpenMode.READ_WRITE,
            request.providers(),
            request.layer(),
            request.environment());
    LsmStore store = engine.open(made);
    try {
      return new Salvaged(store, layout);
    } catch (IOException | RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private static void requireNew(Path source, StoreLayout target) throws IOException {
    Path from = source.toAbsolutePath().normalize();
    Path to = target.root().path().toAbsolutePath().normalize();
    if (to.startsWith(from) || !target.root().list().isEmpty()) {
      throw new StoreIoException(
          "A repair writes a new store, and "
              + target.root().path()
              + " is not empty or lies in the old one. Name another directory, empty or missing.");
    }
  }

  void put(byte[] key, byte[] value) {
    entries++;
    if (value.length > BATCH_BYTES_MAX) {
      store.put(key, value); // keys come once, so the order does not matter
      return;
    }
    batch.put(key, value);
    if (batch.bytes() >= BATCH_BYTES || batch.count() >= BATCH_COUNT) {
      write();
    }
  }

  private void write() {
    store.write(batch, Durability.NONE);
    batch.clear();
  }

  /** Lists an entry that may be outdated, in a line that the shell can import. */
  void list(byte[] key, byte[] value) throws IOException {
    Base64.Encoder encoder = Base64.getEncoder();
    String line =
        "{\"key64\":\""
            + encoder.encodeToString(key)
            + "\",\"value64\":\""
            + encoder.encodeToString(value)
            + "\"}\n";
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    listing.write(bytes, 0, bytes.length);
    uncertain++;
  }

  long entries() {
    return entries;
  }

  long uncertain() {
    return uncertain;
  }

  Path listingPath() {
    return layout.lost().file(LISTING).path();
  }

  Path reportPath() {
    return layout.lost().file(REPORT).path();
  }

  /** Makes everything durable, the report at last. */
  void finish(List<String> report) throws IOException {
    if (batch.count() > 0) {
      write();
    }
    store.flush();
    listing.force();
    StorageFile file = layout.lost().file(REPORT);
    byte[] text = String.join("\n", report).concat("\n").getBytes(StandardCharsets.UTF_8);
    try (AppendFile output = file.create()) {
      output.write(text, 0, text.length);
      output.force();
    }
    layout.lost().force();
  }

  @Override
  public void close() throws IOException {
    try (store) {
      listing.close();
    }
  }
}
