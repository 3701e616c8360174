package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What has happened to a store at once.
 *
 * @param loss the files of which nothing can be used any more
 * @param lost how many they are
 * @param damages everything that was done, to those files first
 */
record Accident(Loss loss, int lost, List<Damage> damages) {

  /** The files that are lost together. */
  enum Loss {
    NONE,
    EVERY_ROOT,
    THE_NEWEST_ROOT,
    THE_MANIFESTS_OF_A_LEVEL,
    EVERY_MANIFEST,
    EVERY_ROOT_AND_MANIFEST;

    private List<Path> files(List<Path> all, SplittableRandom random) {
      List<Path> roots = of(Place.ROOT_FILE, all);
      List<Path> manifests = of(Place.MANIFEST_FILE, all);
      return switch (this) {
        case NONE -> List.of();
        case EVERY_ROOT -> roots;
        case THE_NEWEST_ROOT -> roots.subList(roots.size() - 1, roots.size());
        case THE_MANIFESTS_OF_A_LEVEL -> ofOneLevel(manifests, random);
        case EVERY_MANIFEST -> manifests;
        case EVERY_ROOT_AND_MANIFEST -> {
          List<Path> both = new ArrayList<>(roots);
          both.addAll(manifests);
          yield both;
        }
      };
    }

    private static List<Path> of(Place place, List<Path> all) {
      return all.stream().filter(file -> Place.of(file) == place).sorted().toList();
    }

    private static List<Path> ofOneLevel(List<Path> manifests, SplittableRandom random) {
      if (manifests.isEmpty()) {
        return manifests;
      }
      String level = level(manifests.get(random.nextInt(manifests.size())));
      return manifests.stream().filter(file -> level(file).equals(level)).toList();
    }

    private static String level(Path manifest) {
      String name = manifest.getFileName().toString();
      return name.substring(0, name.indexOf('.'));
    }
  }

  /** Lets one happen to a disk: to some places, to files that are lost together, or to both. */
  static Accident befall(MemoryStorage disk, SplittableRandom random) throws IOException {
    int together = Loss.values().length - 1;
    Loss loss = random.nextInt(2) == 0 ? Loss.NONE : Loss.values()[1 + random.nextInt(together)];
    List<Damage> damages = new ArrayList<>();
    for (Path file : loss.files(Damage.filesOf(disk), random)) {
      damages.add(Damage.drawLoss(disk, file, random));
      damages.getLast().applyTo(disk);
    }
    int lost = damages.size();
    int least = lost == 0 ? 1 : 0;
    int places = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : least;
    for (int i = 0; i < places; i++) {
      damages.add(Damage.draw(disk, Damage.filesOf(disk), random));
      damages.getLast().applyTo(disk);
    }
    return new Accident(loss, lost, List.copyOf(damages));
  }

  /** Whether nothing has happened but to the files that are lost together. */
  boolean isLossAlone() {
    return lost > 0 && lost == damages.size();
  }

  /** Whether something has happened to files of some kind. */
  boolean concerns(Place place) {
    return damages.stream().anyMatch(damage -> Place.of(damage.file()) == place);
  }
}
