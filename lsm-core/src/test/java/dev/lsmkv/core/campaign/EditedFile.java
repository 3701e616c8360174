package dev.lsmkv.core.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Edits of one file of a store. Its text names no number of a file, since those depend on threads.
 *
 * @param place what the file is
 * @param ordinal which of its kind, in the order of names
 * @param edits what is changed, in order
 */
record EditedFile(Place place, int ordinal, List<Edit> edits) {

  private static final int EDITS_MAX = 4;

  /** Some edits of any file. */
  static EditedFile draw(DamagedStore store, SplittableRandom random) {
    List<Path> files = Damage.filesOf(store.sound());
    Path file = files.get(random.nextInt(files.size()));
    int ordinal = ofPlace(files, Place.of(file)).indexOf(file);
    int length = store.bytes(file).length;
    List<Edit> edits = new ArrayList<>();
    int count = 1 + random.nextInt(EDITS_MAX);
    for (int i = 0; i < count; i++) {
      edits.add(Edit.draw(length, random));
    }
    return new EditedFile(Place.of(file), ordinal, edits);
  }

  /** From its text. */
  static EditedFile parse(String line) {
    String[] words = line.split(" ");
    List<Edit> edits = Arrays.stream(words).skip(2).map(Edit::parse).toList();
    return new EditedFile(Place.valueOf(words[0]), Integer.parseInt(words[1]), edits);
  }

  @Override
  public String toString() {
    return edits.stream()
        .map(Edit::toString)
        .collect(Collectors.joining(" ", place + " " + ordinal + " ", ""));
  }

  /** The file it is in a store, the last of its kind if there are fewer. */
  Path file(DamagedStore store) {
    List<Path> files = ofPlace(Damage.filesOf(store.sound()), place);
    return files.get(Math.min(ordinal, files.size() - 1));
  }

  /** The bytes of that file afterwards. */
  byte[] bytes(DamagedStore store) {
    byte[] bytes = store.bytes(file(store));
    for (Edit edit : edits) {
      bytes = edit.applyTo(bytes);
    }
    return bytes;
  }

  private static List<Path> ofPlace(List<Path> files, Place place) {
    return files.stream().filter(file -> Place.of(file) == place).toList();
  }
}
