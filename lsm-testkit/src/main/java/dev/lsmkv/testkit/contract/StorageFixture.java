package dev.lsmkv.testkit.contract;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Random;

/** What the tests of a storage have in common. */
interface StorageFixture {

  Storage storage();

  Path root();

  default StorageDirectory directory() {
    return storage().directory(root());
  }

  default StorageFile file(String name) {
    return directory().file(name);
  }

  static void write(StorageFile file, byte[] content) throws IOException {
    try (AppendFile output = file.create()) {
      output.write(content, 0, content.length);
    }
  }

  static byte[] read(StorageFile file) throws IOException {
    try (MappedFile input = file.map()) {
      return input.segment().toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /** The same bytes for the same seed. */
  static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
