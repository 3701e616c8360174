package dev.lsmkv.core.campaign;

import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A mistake the engine could make with durability, made for it by its disk.
 *
 * <p>Not in the list, since they do no harm to what a power cut may do:
 *
 * <ul>
 *   <li>the deletion of ROOT n-1 before the name of ROOT n+1 is forced: ROOT n+1 is forced itself
 *       by then, so whichever of the names n and n+1 survive, the newest of them is whole, and what
 *       ROOT n names is deleted only after that force;
 *   <li>the force of ROOT n+1 behind that of its name, but before ROOT n-1 is deleted: two older
 *       ones stand beside it if it is torn, and nobody was told of it;
 *   <li>the force after the deletion of ROOT n-1: should it come back, there are three older ones
 *       beside a torn one instead of two, and the newest whole one counts as before;
 *   <li>the forces of what is kept in {@code lost}: it is for people, and no read depends on it.
 * </ul>
 *
 * @param name what is done wrong
 * @param forcing when a force is performed
 * @param due after what those forces are performed that are late
 * @param before done before each operation
 */
record Mutant(String name, Forcing forcing, Due due, Before before) {

  private static final Due NEVER_DUE = (_, _) -> false;
  private static final Before NOTHING = (_, _, _) -> {};
  private static final int LOG_HEADER_BYTES = FileHeader.BYTES + 16;
  private static final int RECORD_HEADER_BYTES = 28;

  /** When a force is performed. */
  enum When {
    NOW,
    LATE,
    NEVER
  }

  /** Decides on a force. */
  @FunctionalInterface
  interface Forcing {
    When when(Path path, Storage disk) throws IOException;
  }

  /** Whether late forces are performed before the operation that follows this one. */
  @FunctionalInterface
  interface Due {
    boolean after(Operation operation, Path path);
  }

  /** What is done before an operation. */
  @FunctionalInterface
  interface Before {
    void operation(Operation operation, Path path, Storage disk) throws IOException;
  }

  /** All of them. */
  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>();
    for (Place place : Place.values()) {
      if (place != Place.OTHER) {
        all.add(omitted(place));
      }
      if (place.compareTo(Place.MANIFESTS) >= 0 && !isOneOf(place, Place.LOG, Place.OTHER)) {
        boolean root = place == Place.ROOT_FILE;
        all.add(
            root
                ? late(place, Operation.DELETE, place)
                : late(place, Operation.FORCE_NAMES, Place.STORE));
      }
    }
    for (Place deleted : List.of(Place.MANIFEST_FILE, Place.LOG, Place.DATA)) {
      all.add(late(Place.STORE, Operation.DELETE, deleted));
    }
    all.add(
        new Mutant(
            "sealed segments of the log are never forced",
            Mutant::ofActiveLog,
            NEVER_DUE,
            NOTHING));
    all.add(
        new Mutant("ROOTs are deleted early", Mutant::always, NEVER_DUE, Mutant::deleteOldRoots));
    all.add(
        new Mutant(
            "manifests are deleted early", Mutant::always, NEVER_DUE, Mutant::deleteOldManifests));
    return List.copyOf(all);
  }

  private static boolean isOneOf(Place place, Place first, Place second) {
    return place == first || place == second;
  }

  private static Mutant omitted(Place forced) {
    Forcing never = (path, _) -> Place.of(path) == forced ? When.NEVER : When.NOW;
    return new Mutant(forced + " is never forced", never, NEVER_DUE, NOTHING);
  }

  /** At the latest when the ROOT after that is made. */
  private static Mutant late(Place forced, Operation operation, Place place) {
    Forcing late = (path, _) -> Place.of(path) == forced ? When.LATE : When.NOW;
    Due due =
        (done, path) ->
            (done == operation && Place.of(path) == place)
                || (forced == Place.STORE
                    && done == Operation.CREATE
                    && Place.of(path) == Place.ROOT_FILE);
    return new Mutant(
        forced + " is forced after " + operation + " of " + place, late, due, NOTHING);
  }

  private static When always(Path path, Storage disk) {
    return When.NOW;
  }

  /** A segment is sealed when something was appended to a newer one. */
  private static When ofActiveLog(Path path, Storage disk) throws IOException {
    if (Place.of(path) != Place.LOG) {
      return When.NOW;
    }
    String name = path.getFileName().toString();
    StorageDirectory logs = disk.directory(path.getParent());
    for (String other : logs.list()) {
      if (other.compareTo(name) > 0 && holdsRecords(logs.file(other))) {
        return When.NEVER;
      }
    }
    return When.NOW;
  }

  private static boolean holdsRecords(StorageFile log) throws IOException {
    try (MappedFile mapped = log.map()) {
      MemorySegment bytes = mapped.segment();
      return bytes.byteSize() > LOG_HEADER_BYTES
          && MemorySegment.ofArray(new byte[RECORD_HEADER_BYTES])
                  .mismatch(bytes.asSlice(LOG_HEADER_BYTES, RECORD_HEADER_BYTES))
              >= 0;
    }
  }

  private static void deleteOldRoots(Operation operation, Path path, Storage disk)
      throws IOException {
    if (operation == Operation.CREATE && Place.of(path) == Place.ROOT_FILE) {
      StorageDirectory store = disk.directory(PowerCuts.DIRECTORY);
      List<String> roots =
          store.list().stream().filter(name -> name.startsWith("ROOT-")).sorted().toList();
      for (String old : roots.subList(0, Math.max(0, roots.size() - 1))) {
        store.file(old).delete();
      }
    }
  }

  /** Of each level all but the newest, when the ROOT that names it is about to be made. */
  private static void deleteOldManifests(Operation operation, Path path, Storage disk)
      throws IOException {
    if (operation == Operation.CREATE && Place.of(path) == Place.ROOT_FILE) {
      StorageDirectory manifests = disk.directory(PowerCuts.DIRECTORY.resolve("manifests"));
      Map<String, String> newest = new HashMap<>();
      for (String name : manifests.list().stream().sorted(Comparator.naturalOrder()).toList()) {
        String older = newest.put(name.substring(0, name.indexOf('.')), name);
        if (older != null) {
          manifests.file(older).delete();
        }
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
