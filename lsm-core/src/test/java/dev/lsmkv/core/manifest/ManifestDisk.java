package dev.lsmkv.core.manifest;

import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.testkit.faults.FaultyStorage;
import dev.lsmkv.testkit.faults.Operation;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A disk with nothing but the ROOTs and manifests of a store, which notes what is done to it. */
final class ManifestDisk {

  private static final Path DIRECTORY = Path.of("/disk/store");

  private final MemoryStorage memory = new MemoryStorage();
  private final FaultyStorage disk = new FaultyStorage(memory);
  private final StoreLayout layout = new StoreLayout(disk, DIRECTORY);
  private final List<String> operations = new ArrayList<>();
  private Predicate<String> refused = operation -> false;
  private @Nullable Error error; // in place of a refusal

  /** A writer behind the first ROOT of a new store. */
  RootWriter begun() throws IOException {
    layout.root().create();
    layout.manifests().create();
    layout.root().force();
    layout.forceName();
    disk.fault(this::note);
    Root genesis = Root.genesis(new UUID(1, 2), "leveled");
    RootWriter.create(layout, genesis);
    return new RootWriter(layout, genesis, List.of(), 0);
  }

  /** A writer that goes on after a restart. */
  RootWriter successor(Root root, RootChange state, long newestNumber) {
    return new RootWriter(layout, root, state.levels(), newestNumber);
  }

  RootReader reader() {
    return new RootReader(layout);
  }

  Optional<Root> newest() throws IOException {
    disk.fault((operation, path) -> {});
    try {
      return reader().newest();
    } finally {
      disk.fault(this::note);
    }
  }

  private void note(Operation operation, Path path) throws IOException {
    String noted = operation + " " + path.getFileName();
    if (operation != Operation.APPEND) {
      operations.add(noted);
    }
    if (refused.test(noted)) {
      if (error != null) {
        throw error;
      }
      throw new IOException("refused");
    }
  }

  /** What was done so far, but for appending. */
  List<String> operations() {
    return operations;
  }

  void forget() {
    operations.clear();
  }

  /** From now on operations of a kind fail on files whose name begins so. */
  void refuse(Operation kind, String name) {
    refuse(operation -> operation.startsWith(kind + " " + name));
  }

  void refuse(Predicate<String> which) {
    refused = which;
  }

  /** From now on such operations end in an error. */
  void fail(Predicate<String> which, Error with) {
    refused = which;
    error = with;
  }

  void refuseNothing() {
    refused = operation -> false;
  }

  /** The names of files whose path holds a text. */
  List<String> names(String part) {
    return memory.files().stream()
        .filter(file -> file.toString().contains(part))
        .map(file -> file.getFileName().toString())
        .toList();
  }

  /** Files and directories that a power cut could change. */
  List<Path> unforced() {
    return memory.unforced().stream().filter(path -> path.startsWith(DIRECTORY)).toList();
  }

  byte[] read(String name) throws IOException {
    return memory.read(DIRECTORY.resolve(name));
  }

  void write(String name, byte[] bytes) throws IOException {
    memory.write(DIRECTORY.resolve(name), bytes);
  }

  /** Puts a file of so many zeros into the store's directory. */
  void write(String name, int length) throws IOException {
    write(name, new byte[length]);
  }

  void delete(String name) throws IOException {
    Path path = DIRECTORY.resolve(name);
    memory.directory(path.getParent()).file(path.getFileName().toString()).delete();
  }

  /** A state in which each level has a run of one table, told apart by a number. */
  static RootChange change(int... versions) {
    List<LevelManifest> levels = new ArrayList<>();
    for (int level = 0; level < versions.length; level++) {
      TableRecord table = table(100 * versions[level] + level + 1);
      levels.add(new LevelManifest(level, List.of(List.of(table))));
    }
    return new RootChange(levels, List.of(3L, 4L), 1_000, 77, "leveled");
  }

  private static TableRecord table(long number) {
    TableRecord.Bounds bounds = new TableRecord.Bounds(key("a"), key("c"), 5, 6);
    return new TableRecord(number, "rows", 100, 3, 2, 1, bounds, -2);
  }

  private static Key key(String text) {
    return Key.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
