package dev.lsmkv.examples.promise;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.testkit.storage.MemoryStorage;
import dev.lsmkv.testkit.storage.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A store's place on a disk in memory, which outlives kills of its process.
 *
 * @param storage the disk
 */
record MemoryDisk(MemoryStorage storage) {

  static final Path DIRECTORY = Path.of("/store");

  MemoryDisk() {
    this(new MemoryStorage());
  }

  LsmStore.Builder builder() {
    return LsmStore.builder(DIRECTORY).environment(TestEnvironment.on(storage));
  }

  /** What a kill at this moment leaves. */
  MemoryDisk killed() {
    return new MemoryDisk(storage.copy());
  }

  /** The files whose path holds a text. */
  List<Path> files(String part) {
    return storage.files().stream().filter(file -> file.toString().contains(part)).toList();
  }

  byte[] read(Path file) {
    try {
      return storage.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
