package dev.lsmkv.core.recovery;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.core.manifest.RootWriter;
import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Tells a store from a directory of something else, and makes a store where there is none.
 *
 * <p>A store is made as its ROOT 0 is: before that nothing but empty directories and LOCK is in its
 * place, so a making that was cut short is taken up again, and never mistaken for a store that lost
 * its ROOT.
 */
public final class StoreDirectory {

  private final StoreLayout layout;
  private final RootReader reader;

  /**
   * A directory.
   *
   * @param layout where the store is or is to be
   */
  public StoreDirectory(StoreLayout layout) {
    this.layout = layout;
    this.reader = new RootReader(layout);
  }

  /**
   * Refuses a directory that holds something else, before even a lock is put into it.
   *
   * @throws StoreIoException if it is not empty and not a store
   */
  public void requireStoreOrEmpty() throws IOException {
    if (!reader.numbers().isEmpty()) {
      return;
    }
    for (String name : layout.root().list()) {
      if (!name.equals(StoreLayout.LOCK) && !StoreLayout.DIRECTORIES.contains(name)) {
        throw new StoreIoException(
            "The directory "
                + path()
                + " is not empty and holds no store ('"
                + name
                + "' is in it). Choose an empty"
                + " directory, or one that does not exist.");
      }
    }
    requireNoRemains();
  }

  private void requireNoRemains() throws IOException {
    for (StorageDirectory directory : List.of(layout.tables(), layout.wal(), layout.manifests())) {
      if (!directory.list().isEmpty()) {
        throw new CorruptionException(
            "The directory "
                + path()
                + " holds "
                + directory.path().getFileName()
                + " but no ROOT file: the store is"
                + " damaged. Restore its ROOT files from a copy.",
            new CorruptionException.Location(
                path(), 0, OptionalLong.empty(), OptionalInt.empty(), "a ROOT file", "none"));
      }
    }
  }

  /**
   * The ROOT that counts, if there is a store. One that was being made when a crash came is made to
   * its end: its name may not be durable yet.
   */
  public Optional<Root> find() throws IOException {
    Optional<Root> found = reader.newest();
    if (found.isPresent()) {
      reader.requireNewest(found.get());
    }
    if (found.isPresent() && found.get().number() == 0) {
      layout.forceName();
    }
    return found;
  }

  /**
   * Creates the directories within the store's own, durably; that one's own name is made durable
   * with the store ({@link #createStore}). Beside a ROOT they are there and durable, unless
   * somebody has taken an empty one away.
   */
  public void createDirectories() throws IOException {
    layout.root().create();
    if (!reader.numbers().isEmpty() && layout.root().list().containsAll(StoreLayout.DIRECTORIES)) {
      return;
    }
    for (String name : StoreLayout.DIRECTORIES) {
      layout.root().child(name).create();
    }
    layout.root().force();
  }

  /**
   * Makes a new store: its ROOT 0.
   *
   * @param compaction the id of its strategy
   * @return the ROOT
   */
  public Root createStore(String compaction) throws IOException {
    requireNoRemains();
    for (long torn : reader.numbers()) {
      layout.rootFile(torn).delete(); // the beginning of a ROOT 0 that a crash cut short
    }
    Root root = Root.genesis(UUID.randomUUID(), compaction);
    RootWriter.create(layout, root);
    layout.forceName();
    return root;
  }

  private Path path() {
    return layout.root().path();
  }
}
