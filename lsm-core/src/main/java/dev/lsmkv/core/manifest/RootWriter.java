package dev.lsmkv.core.manifest;

import dev.lsmkv.core.layout.StoreLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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

  private static final System.Logger LOG = System.getLogger(RootWriter.class.getName());

  private final StoreLayout layout;
  private Root current;
  private List<LevelManifest> manifests;
  private long newestNumber;

  /** Stands by for when there is no memory to describe a failure with. */
  private final CommitException withoutWords =
      new CommitException("a ROOT may or may not be on the disk");

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
   * Deletes ROOTs newer than the one that counts: torn by a crash.
   *
   * @return whether there were any
   * @throws IOException if that is not certain
   */
  public boolean deleteTorn() throws IOException {
    boolean isDeleted = false;
    for (String name : layout.root().list()) {
      OptionalLong number = StoreLayout.rootNumber(name);
      if (number.isPresent() && number.getAsLong() > current.number()) {
        layout.root().file(name).delete();
        isDeleted = true;
      }
    }
    if (isDeleted) {
      layout.root().force();
    }
    return isDeleted;
  }

  /**
   * Commits a new state. When this returns normally it is durable.
   *
   * @param change the state
   * @throws CommitException if the new ROOT may be on the disk, so that the outcome is unknown
   * @throws IOException if it failed and the new ROOT is certainly not on the disk, so that the old
   *     state stands and another commit may be tried; a full disk ends here
   */
  public void commit(RootChange change) throws IOException {
    long number = ++newestNumber;
    Root next;
    try {
      next = writeManifests(change, number);
    } catch (IOException | RuntimeException | Error e) {
      discardManifests(number, change);
      throw e;
    }
    writeRoot(next, change);
    try {
      layout.root().force();
      deleteRootsBefore(current.number(), number);
      Root before = current;
      current = next;
      manifests = change.levels();
      deleteManifests(before.manifests(), next.manifests());
    } catch (IOException | RuntimeException | Error e) {
      throw unknown(number, e, null);
    }
  }

  /** Whatever else fails, the caller must be told just this. */
  private CommitException unknown(long number, Throwable cause, @Nullable Throwable earlier) {
    try {
      CommitException unknown =
          new CommitException(
              layout.rootFile(number).path() + " may or may not be on the disk: " + cause, cause);
      if (earlier != null) {
        unknown.addSuppressed(earlier);
      }
      return unknown;
    } catch (RuntimeException | Error _) { // of memory, or of the cause's own words
      if (withoutWords.getCause() == null) {
        withoutWords.initCause(cause); // allocates nothing
      }
      return withoutWords;
    }
  }

  /** Writes the file; if that fails, takes it back before anybody is told. */
  private void writeRoot(Root next, RootChange change) throws IOException {
    long number = next.number();
    try {
      WholeFile.write(layout.rootFile(number), next.encode());
    } catch (IOException | RuntimeException | Error e) {
      retract(number, e);
      discardManifests(number, change);
      throw e;
    }
  }

  /** Makes sure that a ROOT whose writing failed is not on the disk. */
  private void retract(long number, Throwable reason) throws CommitException {
    try {
      layout.rootFile(number).delete();
      layout.root().force();
    } catch (IOException | RuntimeException | Error e) {
      throw unknown(number, e, reason);
    }
  }

  /** Deletes the manifests of a commit that did not come about. */
  private void discardManifests(long number, RootChange change) {
    for (LevelManifest level : change.levels()) {
      deleteManifest(level.level(), number);
    }
  }

  /** Writes the manifests of the levels that changed, durably; the ROOT that is to name all. */
  private Root writeManifests(RootChange change, long number) throws IOException {
    List<Root.ManifestRef> refs = new ArrayList<>();
    boolean written = false;
    for (LevelManifest level : change.levels()) {
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
    return new Root(
        current.store(),
        number,
        refs,
        change.wal(),
        change.nextFileNumber(),
        change.lastSequence(),
        change.compaction());
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
   * Deletes manifests that only the ROOT before named, the deepest first: so a level that is gone
   * never seems to be there beside a newer level above it, should the ROOTs be lost.
   */
  private void deleteManifests(List<Root.ManifestRef> before, List<Root.ManifestRef> now) {
    for (Root.ManifestRef ref : before.reversed()) {
      if (!now.contains(ref)) {
        deleteManifest(ref.level(), ref.rootNumber());
      }
    }
  }

  /** A failure leaves an orphan, which the next open removes. */
  private void deleteManifest(int level, long number) {
    try {
      layout.manifests().file(StoreLayout.manifestName(level, number)).delete();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "could not delete a manifest that nothing names", e);
    }
  }
}
