package dev.lsmkv.core.manifest;

import dev.lsmkv.core.layout.StoreLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Commits: writes the manifests of the levels that changed, then one ROOT that names all.
 *
 * <p>Order: new manifests, force each, force their directory; ROOT n+1, force it, force the store's
 * directory; delete ROOT n-1, force the directory; only then is the commit acknowledged. What
 * {@code ROOT n} alone named may be deleted after that.
 *
 * <p>Thread: guarded by the caller's commit lock.
 */
public final class RootWriter {

  private final StoreLayout layout;
  private Root current;
  private List<LevelManifest> manifests;
  private long newestNumber;

  /**
   * A writer that goes on from a ROOT.
   *
   * @param layout where the store is
   * @param current the ROOT that counts
   * @param manifests what it names
   * @param newestNumber the largest number that any ROOT or manifest in the directory bears; none
   *     is used twice
   */
  public RootWriter(
      StoreLayout layout, Root current, List<LevelManifest> manifests, long newestNumber) {
    this.layout = layout;
    this.current = current;
    this.manifests = manifests;
    this.newestNumber = newestNumber;
  }

  /** The ROOT that counts now. */
  public Root current() {
    return current;
  }

  /**
   * Makes the first ROOT of a store, before anything else is in its directory.
   *
   * @param layout where the store is to be
   * @param root the ROOT of number 0
   * @throws IOException if that is not certain
   */
  public static void create(StoreLayout layout, Root root) throws IOException {
    WholeFile.write(layout.rootFile(root.number()), root.encode());
    layout.root().force();
  }

  /**
   * Deletes ROOTs newer than the one that counts: torn by a crash. They must be gone before the
   * next commit begins, or a crash in that one would leave two unreadable ROOTs, which cannot be
   * told from damage.
   *
   * @throws IOException if that is not certain
   */
  public void deleteTorn() throws IOException {
    for (String name : layout.root().list()) {
      OptionalLong number = StoreLayout.rootNumber(name);
      if (number.isPresent() && number.getAsLong() > current.number()) {
        layout.root().file(name).delete();
      }
    }
    layout.root().force();
  }

  /**
   * Commits a new state. When this returns normally it is durable; when it throws nobody can say.
   *
   * @param change the state
   * @throws CommitException if the ROOT may have been written, so that the outcome is unknown
   * @throws IOException if it failed before the ROOT was begun, so that the old state stands
   */
  public void commit(RootChange change) throws IOException {
    long number = ++newestNumber;
    List<Root.ManifestRef> refs = writeManifests(change.levels(), number);
    Root next =
        new Root(
            current.store(),
            number,
            refs,
            change.wal(),
            change.nextFileNumber(),
            change.lastSequence(),
            change.compaction());
    try {
      WholeFile.write(layout.rootFile(number), next.encode());
      layout.root().force();
      deleteRootsBefore(current.number(), number);
    } catch (IOException e) {
      throw new CommitException(
          layout.rootFile(number).path() + " may or may not be on the disk: " + e.getMessage(), e);
    }
    List<Root.ManifestRef> before = current.manifests();
    current = next;
    manifests = change.levels();
    deleteManifests(before, refs);
  }

  private List<Root.ManifestRef> writeManifests(List<LevelManifest> levels, long number)
      throws IOException {
    List<Root.ManifestRef> refs = new ArrayList<>();
    boolean written = false;
    for (LevelManifest level : levels) {
      if (level.level() < manifests.size() && manifests.get(level.level()).equals(level)) {
        refs.add(current.manifests().get(level.level()));
        continue;
      }
      byte[] bytes = level.encode();
      WholeFile.write(
          layout.manifests().file(StoreLayout.manifestName(level.level(), number)), bytes);
      refs.add(new Root.ManifestRef(level.level(), number, bytes.length, WholeFile.crc(bytes)));
      written = true;
    }
    if (written) {
      layout.manifests().force();
    }
    return refs;
  }

  /**
   * Deletes all ROOTs but the one that counted and the new one: the one before, and torn ones of
   * earlier crashes.
   */
  private void deleteRootsBefore(long previous, long newest) throws IOException {
    for (String name : layout.root().list()) {
      OptionalLong number = StoreLayout.rootNumber(name);
      if (number.isPresent() && number.getAsLong() != previous && number.getAsLong() != newest) {
        layout.root().file(name).delete();
      }
    }
    layout.root().force();
  }

  /**
   * Deletes manifests that only the ROOT before named; a failure leaves an orphan, which the next
   * open removes.
   */
  private void deleteManifests(List<Root.ManifestRef> before, List<Root.ManifestRef> now) {
    for (Root.ManifestRef ref : before) {
      if (!now.contains(ref)) {
        try {
          layout.manifests().file(StoreLayout.manifestName(ref.level(), ref.rootNumber())).delete();
        } catch (IOException e) {
          System.getLogger(RootWriter.class.getName())
              .log(System.Logger.Level.WARNING, "could not delete an old manifest", e);
        }
      }
    }
  }
}
