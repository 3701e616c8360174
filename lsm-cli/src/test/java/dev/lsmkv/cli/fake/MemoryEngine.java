package dev.lsmkv.cli.fake;

import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.StoreEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps each store in a map, sorted as the engine sorts keys. Keys can be made unreadable, as by
 * damage on disk.
 */
public final class MemoryEngine implements StoreEngine {

  private final Map<Path, Contents> stores = new HashMap<>();

  /** What is in a store. */
  record Contents(NavigableMap<byte[], byte[]> entries, NavigableSet<byte[]> damaged) {

    Contents() {
      this(new TreeMap<>(Arrays::compareUnsigned), new TreeSet<>(Arrays::compareUnsigned));
    }
  }

  @Override
  public LsmStore open(OpenRequest request) {
    Path directory = request.directory();
    if (request.mode() == OpenMode.READ_ONLY && !stores.containsKey(directory)) {
      throw new InvalidOptionsException("There is no store in " + directory + ".");
    }
    return new MemoryStore(stores.computeIfAbsent(directory, _ -> new Contents()), request.mode());
  }

  /** The entries of a store, to be changed behind its back. */
  public NavigableMap<byte[], byte[]> entries(Path directory) {
    return stores.computeIfAbsent(directory, _ -> new Contents()).entries();
  }

  /** Makes a key unreadable: a cursor that comes to it and a read of it fail. */
  public void damage(Path directory, byte[] key) {
    stores.computeIfAbsent(directory, _ -> new Contents()).damaged().add(key);
  }
}
