package dev.lsmkv.core.manifest;

import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the ROOT that counts, and reads what it names.
 *
 * <p>At rest two ROOTs stand. A commit writes the new one, makes it durable, and only then deletes
 * the oldest. So an unreadable one is torn, and the one before it counts, exactly when two older
 * ones stand beside it; beside one older it was acknowledged and is damaged. There may be several
 * torn ones: a killed process can leave a ROOT in the page cache that the next process goes on
 * from, and that a power cut tears together with the next. The one exception is ROOT 0 of a store
 * that was being made: nothing was acknowledged while ROOT 0 stands.
 */
public final class RootReader {

  private final StoreLayout layout;

  /**
   * A reader.
   *
   * @param layout where the store is
   */
  public RootReader(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * The numbers of the ROOTs that stand.
   *
   * @return ascending
   * @throws IOException if the directory cannot be read
   */
  public List<Long> numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (String name : layout.root().list()) {
      OptionalLong number = StoreLayout.rootNumber(name);
      if (number.isPresent()) {
        numbers.add(number.getAsLong());
      }
    }
    numbers.sort(null);
    return numbers;
  }

  /**
   * The ROOT that counts.
   *
   * @return the newest, or the one before a torn one; empty if there is none, or only the torn
   *     beginning of the first
   * @throws CorruptFileException if the one that counts is damaged
   * @throws IOException if it cannot be read
   */
  public Optional<Root> newest() throws IOException {
    List<Long> numbers = numbers();
    for (int i = numbers.size() - 1; i >= 0; i--) {
      try {
        return Optional.of(read(numbers.get(i)));
      } catch (CorruptFileException damage) {
        if (!isTorn(numbers, i)) {
          throw damage;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Makes sure that no ROOT newer than the one that counts is gone. Two stand at rest, so one that
   * stands alone may be an older one; if files that only it named are gone too, that is met
   * elsewhere, but a newer ROOT may only have added to the log.
   *
   * @param root the ROOT that counts
   * @throws CorruptFileException if it stands alone beside a segment that it does not know
   * @throws IOException if a directory cannot be read
   */
  public void requireNewest(Root root) throws IOException {
    if (root.number() == 0 || numbers().size() > 1) {
      return;
    }
    List<Long> newer = newerSegments(root);
    if (!newer.isEmpty()) {
      throw new CorruptFileException(
          layout.root().path(),
          0,
          "two ROOT files",
          "ROOT " + root.number() + " alone, which does not name log segment " + newer.getFirst());
    }
  }

  /**
   * The segments of the log that are newer than those a ROOT names.
   *
   * @param root the ROOT
   * @return their numbers, ascending
   * @throws IOException if the directory cannot be read
   */
  public List<Long> newerSegments(Root root) throws IOException {
    long newest = root.wal().stream().mapToLong(number -> number).max().orElse(0);
    return layout.wal().list().stream()
        .map(StoreLayout::walNumber)
        .flatMapToLong(OptionalLong::stream)
        .filter(number -> number > newest)
        .sorted()
        .boxed()
        .toList();
  }

  /**
   * Whether an unreadable ROOT is one whose commit was cut short, by what stands beside it.
   * Requires: all that are newer are torn.
   */
  private static boolean isTorn(List<Long> numbers, int index) {
    boolean onlyBegun = numbers.getFirst() == 0 && index <= 1;
    boolean twoOlder = index >= 2;
    return onlyBegun || twoOlder;
  }

  /**
   * Reads one ROOT, whether it counts or not.
   *
   * @param number its number
   * @return the ROOT
   * @throws IOException if it is damaged or cannot be read
   */
  public Root read(long number) throws IOException {
    StorageFile file = layout.rootFile(number);
    return Root.decode(file.path(), WholeFile.read(file), number);
  }

  /**
   * Reads the manifests a ROOT names.
   *
   * @param root the ROOT
   * @return the manifest of each level
   * @throws IOException if one is missing or damaged
   */
  public List<LevelManifest> manifests(Root root) throws IOException {
    List<LevelManifest> manifests = new ArrayList<>();
    for (Root.ManifestRef ref : root.manifests()) {
      manifests.add(manifest(root, ref));
    }
    return manifests;
  }

  /**
   * Reads one manifest.
   *
   * @param root the ROOT that names it
   * @param ref how it names it
   * @return the manifest
   * @throws IOException if it is damaged
   */
  public LevelManifest manifest(Root root, Root.ManifestRef ref) throws IOException {
    StorageFile file =
        layout.manifests().file(StoreLayout.manifestName(ref.level(), ref.rootNumber()));
    byte[] bytes;
    try {
      bytes = WholeFile.read(file);
    } catch (NoSuchFileException _) {
      throw Failures.missing(
          file.path(), layout.rootFile(root.number()).path().getFileName().toString());
    }
    if (bytes.length != ref.bytes() || WholeFile.crc(bytes) != ref.crc()) {
      throw new CorruptFileException(
          file.path(),
          0,
          ref.bytes() + " bytes with the checksum in ROOT " + root.number(),
          bytes.length + " other bytes");
    }
    return LevelManifest.decode(file.path(), bytes, ref.level());
  }

  /**
   * Reads a manifest that no ROOT vouches for.
   *
   * @param name its file name
   * @return the manifest
   * @throws IOException if it is damaged
   */
  public LevelManifest manifest(String name) throws IOException {
    StorageFile file = layout.manifests().file(name);
    byte[] bytes = WholeFile.read(file);
    int level = StoreLayout.manifestLevel(name).orElse(0);
    return LevelManifest.decode(file.path(), bytes, level);
  }
}
