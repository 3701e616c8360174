package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes what a fuzzer makes up for one file of a store: the first byte says which, the others are
 * its contents. Runs within an engine that checks no checksum, as {@link FuzzHunt} does.
 *
 * <p>To begin with a fuzzer gets all files as they are.
 */
final class FuzzedFile implements Consumer<byte[]>, Supplier<List<byte[]>> {

  private static final long SEED = 1;

  private final DamagedStore store = DamagedStore.make(SEED);
  private final List<Path> files = Damage.filesOf(store.sound());

  @Override
  public List<byte[]> get() {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      byte[] contents = store.bytes(files.get(i));
      byte[] seed = new byte[1 + contents.length];
      seed[0] = (byte) i;
      System.arraycopy(contents, 0, seed, 1, contents.length);
      seeds.add(seed);
    }
    return seeds;
  }

  @Override
  public void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Path file = files.get(Byte.toUnsignedInt(input[0]) % files.size());
    MemoryStorage disk = store.copy();
    try {
      disk.write(file, Arrays.copyOfRange(input, 1, input.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store.readAnything(disk);
  }
}
