package dev.lsmkv.core.salvage;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.spi.storage.CorruptFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What was found so far, each place once. Thread: confined. */
final class Findings {

  private final Map<Place, Damage> damage = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  private record Place(Path file, long offset) {}

  void damage(Damage found) {
    damage.putIfAbsent(new Place(found.file(), found.offset()), found);
  }

  /**
   * Notes what was thrown.
   *
   * @param cause names a file and an offset, or only tells what happened
   * @param file the file, if the cause names none
   * @param keys what may lie there
   */
  void damage(Throwable cause, Path file, Optional<KeyRange> keys) {
    OptionalInt unknown = OptionalInt.empty();
    switch (cause) {
      case CorruptFileException e ->
          damage(new Damage(e.file(), e.offset(), unknown, keys, e.expected(), e.actual()));
      case CorruptionException e ->
          damage(new Damage(e.file(), e.offset(), e.level(), keys, e.expected(), e.actual()));
      default ->
          damage(new Damage(file, 0, unknown, keys, "a file that can be read", cause.toString()));
    }
  }

  void note(String text) {
    notes.add(text);
  }

  boolean isSound() {
    return damage.isEmpty();
  }

  List<Damage> damage() {
    return List.copyOf(damage.values());
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
