package dev.lsmkv.core.salvage;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.core.error.UnknownFormatException;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.LevelManifest;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.manifest.RootReader;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what a store consists of, whatever of its ROOTs and manifests is lost. */
final class Surveyor {

  private final StoreLayout layout;
  private final RootReader roots;
  private final Findings findings;

  Surveyor(StoreLayout layout, Findings findings) {
    this.layout = layout;
    this.roots = new RootReader(layout);
    this.findings = findings;
  }

  /**
   * Looks at ROOTs and manifests.
   *
   * @return what the store consists of
   * @throws StoreIoException if there is no store
   */
  Survey survey() throws IOException {
    List<Long> numbers = roots.numbers();
    requireStore(numbers);
    Optional<Root> counting = counting(numbers);
    Optional<Root> older = inspectOthers(numbers, counting);
    if (counting.isEmpty()) {
      return new RootlessSurvey(layout, findings).survey(older);
    }
    Root root = counting.get();
    boolean isAlone = numbers.size() == 1 && root.number() > 0;
    if (!isAlone) {
      return named(root);
    }
    return isLatest(root)
        ? named(withNewerSegments(root))
        : new RootlessSurvey(layout, findings).survey(counting);
  }

  /** All that the newer ROOT can have brought, if the files of this one stand, is a segment. */
  private Root withNewerSegments(Root root) throws IOException {
    List<Long> segments = new ArrayList<>(root.wal());
    segments.addAll(roots.newerSegments(root));
    return root.withWal(segments);
  }

  /**
   * Two ROOTs stand at rest, so another is gone; it was the newer one if this one's files are. If
   * they are not gone, they hold all that they held, and nothing newer is lost but in the log.
   */
  private boolean isLatest(Root root) throws IOException {
    findings.damage(
        new CorruptFileException(
            layout.root().path(), 0, "two ROOT files", "ROOT " + root.number() + " alone"),
        layout.root().path(),
        Optional.empty());
    List<String> manifests = layout.manifests().list();
    List<String> segments = layout.wal().list();
    return root.manifests().stream()
            .map(ref -> StoreLayout.manifestName(ref.level(), ref.rootNumber()))
            .allMatch(manifests::contains)
        && root.wal().stream()
            .map(number -> layout.walFile(number).path().getFileName().toString())
            .allMatch(segments::contains);
  }

  private void requireStore(List<Long> numbers) throws IOException {
    if (!numbers.isEmpty()) {
      return;
    }
    for (StorageDirectory directory : List.of(layout.tables(), layout.wal(), layout.manifests())) {
      if (!directory.list().isEmpty()) {
        return;
      }
    }
    throw new StoreIoException(
        "There is no store in " + layout.root().path() + ". Name the directory of a store.");
  }

  private Optional<Root> counting(List<Long> numbers) throws IOException {
    try {
      Optional<Root> root = roots.newest();
      if (root.isEmpty() && numbers.isEmpty()) {
        findings.damage(
            new CorruptFileException(layout.root().path(), 0, "a ROOT file", "none"),
            layout.root().path(),
            Optional.empty());
      }
      return root;
    } catch (CorruptFileException e) {
      findings.damage(e, layout.root().path(), Optional.empty());
      return Optional.empty();
    }
  }

  /** Verifies the ROOTs that do not count; the newest of them that can be read, if none counts. */
  private Optional<Root> inspectOthers(List<Long> numbers, Optional<Root> counting)
      throws IOException {
    Optional<Root> readable = Optional.empty();
    for (long number : numbers) {
      if (counting.isPresent() && counting.get().number() == number) {
        continue;
      }
      try {
        readable = Optional.of(roots.read(number));
      } catch (CorruptFileException e) {
        boolean isTorn = counting.map(root -> number > root.number()).orElse(number == 0);
        if (isTorn) {
          findings.note(e.file() + " was cut short by a crash; the ROOT before it counts");
        } else {
          findings.damage(e, e.file(), Optional.empty());
        }
      } catch (NoSuchFileException _) {
        // a writer has gone on meanwhile
      }
    }
    return readable;
  }

  private Survey named(Root root) throws IOException {
    List<Optional<LevelManifest>> levels = new ArrayList<>();
    for (Root.ManifestRef ref : root.manifests()) {
      levels.add(manifest(root, ref));
    }
    Assembly assembly = new Assembly(layout, findings);
    return assembly.assemble(root, levels);
  }

  private Optional<LevelManifest> manifest(Root root, Root.ManifestRef ref) throws IOException {
    try {
      return Optional.of(roots.manifest(root, ref));
    } catch (UnknownFormatException e) {
      throw e; // not damaged, but of a newer release
    } catch (IOException | CorruptionException e) {
      findings.damage(e, layout.manifests().path(), Optional.empty());
      return Optional.empty();
    }
  }
}
