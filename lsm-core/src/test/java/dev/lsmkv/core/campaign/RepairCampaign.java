package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.CheckReport;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Stores with updates and deletions on several levels and in the log, at rest or killed in the
 * midst of flushes and compactions, to which an accident happens; each is checked and repaired, and
 * what comes of it judged.
 *
 * <p>Thread: confined.
 */
final class RepairCampaign {

  /** After so many there are other stores. */
  static final int ROUNDS_OF_A_SERIES = 100;

  private static final int ROUNDS_AT_REST = 40;
  private static final int WRITES = 300;

  private final Doctor doctor;
  private final SplittableRandom random;
  private List<Moment> moments = List.of();
  private Moment moment = new Moment(new MemoryStorage(), new History(), 0);
  private boolean isAtRest;
  private long rounds;
  private long complete;
  private long unopened;
  private long uncertain;
  private long midway;

  RepairCampaign(Doctor doctor, SplittableRandom random) {
    this.doctor = doctor;
    this.random = random;
  }

  /** Repairs that lost nothing. */
  long complete() {
    return complete;
  }

  /** Stores that could not be opened, and were repaired. */
  long unopened() {
    return unopened;
  }

  /** Entries that repairs have left out as uncertain. */
  long uncertain() {
    return uncertain;
  }

  /** Stores that were killed while something was under way. */
  long midway() {
    return midway;
  }

  /** One damaged store. */
  void round() throws IOException {
    if (rounds % ROUNDS_OF_A_SERIES == 0) {
      moments = List.of(write());
    } else if (rounds % ROUNDS_OF_A_SERIES == ROUNDS_AT_REST) {
      moments = new Moments(random.split()).write();
    }
    rounds++;
    choose(moments.get(random.nextInt(moments.size())));
    midway += isAtRest ? 0 : 1;
    MemoryStorage disk = moment.disk().copy();
    Accident accident = Accident.befall(disk, random);
    try {
      judge(disk, accident);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(accident + " to " + moment, e);
    }
  }

  private void choose(Moment next) {
    if (next.equals(moment)) {
      return;
    }
    moment = next;
    CheckReport report = doctor.check(next.disk().copy());
    require(report.isSound(), "a sound store is called damaged: " + report.damage());
    isAtRest = report.notes().isEmpty() && hasOneManifestALevel();
  }

  /** Whether no commit was under way when the store was killed. */
  private boolean hasOneManifestALevel() {
    List<String> levels =
        moment.disk().files().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith("manifest_l"))
            .map(name -> name.substring(0, name.indexOf('.')))
            .toList();
    return levels.stream().distinct().count() == levels.size();
  }

  private void judge(MemoryStorage disk, Accident accident) throws IOException {
    Reading reading = Reading.of(disk.copy());
    CheckReport report = doctor.check(disk.copy());
    require(
        !report.isSound() || !reading.failed(), "a read fails, and the check has found nothing");
    require(
        !report.isSound() || !isCertainlyFound(accident),
        "files are lost, and the check has found nothing");
    Doctor.Repaired repaired = doctor.repair(disk, moment.history());
    uncertain += repaired.listed().size();
    complete += repaired.report().isComplete() ? 1 : 0;
    unopened += reading.isOpen() ? 0 : 1;
    requireRight(repaired, accident);
    if (reading.isOpen()) {
      requireAsRead(repaired.entries(), reading);
    }
    if (losesNothing(accident, repaired)) {
      require(
          moment.history().match(repaired.entries(), moment.window()).isPresent(),
          "something is lost that follows from what is left");
    }
  }

  /** The newest of more than two ROOTs may be gone by a crash as well. */
  private boolean isCertainlyFound(Accident accident) {
    return switch (accident.loss()) {
      case EVERY_ROOT, EVERY_ROOT_AND_MANIFEST -> true;
      case THE_NEWEST_ROOT -> moment.kept() > 0 && roots(moment.disk()) == 2;
      case NONE, THE_MANIFESTS_OF_A_LEVEL, EVERY_MANIFEST -> false;
    };
  }

  private static long roots(MemoryStorage disk) {
    return disk.files().stream().filter(file -> Place.of(file) == Place.ROOT_FILE).count();
  }

  /** Whether all that was damaged follows from other files that are there. */
  private boolean losesNothing(Accident accident, Doctor.Repaired repaired) {
    Damage first = accident.damages().getFirst();
    if (accident.isLossAlone()) {
      return isAtRest && losesNothing(accident.loss(), repaired);
    }
    if (accident.damages().size() > 1 || first.kind() == Damage.Kind.SWAPPED) {
      return false;
    }
    return switch (Place.of(first.file())) {
      case FILTER, INDEX -> true;
      case ROOT_FILE, MANIFEST_FILE -> isAtRest;
      default -> false;
    };
  }

  /**
   * Nothing but a ROOT knows of writes that are in no table any more, since a compaction has left
   * nothing of them.
   */
  private static boolean losesNothing(Accident.Loss loss, Doctor.Repaired repaired) {
    return switch (loss) {
      case THE_NEWEST_ROOT, THE_MANIFESTS_OF_A_LEVEL -> true;
      case EVERY_ROOT ->
          repaired.report().notes().stream().noneMatch(note -> note.contains("log begins behind"));
      case NONE, EVERY_MANIFEST, EVERY_ROOT_AND_MANIFEST -> false;
    };
  }

  /** What is there is what was there, at one moment; the end of a damaged log may be missing. */
  private void requireRight(Doctor.Repaired repaired, Accident accident) {
    History history = moment.history();
    int certain = accident.concerns(Place.LOG) ? history.durableWrites() : moment.kept();
    boolean isRight = false;
    for (int count = history.begunWrites(); count >= certain && !isRight; count--) {
      isRight = history.state(count).entrySet().containsAll(repaired.entries().entrySet());
    }
    require(isRight, "the repaired store holds something stale or invented");
  }

  /** Whatever the damaged store still gives is in the repaired one. */
  private static void requireAsRead(Map<String, String> entries, Reading reading) {
    reading.values.forEach((key, value) ->
        require(
            value.equals(Optional.ofNullable(entries.get(key))),
            key + " can be read of the damaged store, and is another in the repaired one"));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** What a store gives that is opened in spite of its damage. */
  private record Reading(boolean isOpen, boolean failed, Map<String, Optional<String>> values) {

    static Reading of(MemoryStorage disk) {
      Map<String, Optional<String>> values = new TreeMap<>();
      try (LsmStore store = DamagedStore.builder(disk).readOnly().open()) {
        boolean failed = false;
        for (int i = 0; i < DamagedStore.KEYS; i++) {
          String key = "key" + i;
          try {
            values.put(key, store.get(key.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8)));
          } catch (LsmException _) {
            failed = true;
          }
        }
        return new Reading(true, failed || fails(store), values);
      } catch (LsmException _) {
        return new Reading(false, true, values);
      }
    }

    private static boolean fails(LsmStore store) {
      try (Cursor cursor = store.scan(KeyRange.all())) {
        while (cursor.next()) {
          cursor.valueBytes();
        }
        return false;
      } catch (LsmException _) {
        return true;
      }
    }
  }

  /** A store that a kill finds at rest. */
  private Moment write() {
    History history = new History();
    MemoryStorage disk = new MemoryStorage();
    int compactAt = random.nextInt(WRITES / 2);
    try (LsmStore store = DamagedStore.builder(disk).open()) {
      for (int i = 0; i < WRITES; i++) {
        write(store, history, i);
        if (i == compactAt) {
          store.compact();
        }
        if (i > compactAt && random.nextInt(40) == 0) {
          store.flush();
          history.durable();
        }
      }
      return new Moment(disk.copy(), history, history.begunWrites());
    }
  }

  private void write(LsmStore store, History history, int number) {
    String key = "key" + random.nextInt(DamagedStore.KEYS);
    if (random.nextInt(4) == 0) {
      history.begin(Map.of(key, Optional.empty()));
      store.write(new WriteBatch().delete(key.getBytes(UTF_8)), Durability.SYNC);
    } else {
      String value = number + "v".repeat(random.nextInt(400));
      history.begin(Map.of(key, Optional.of(value)));
      store.write(
          new WriteBatch().put(key.getBytes(UTF_8), value.getBytes(UTF_8)), Durability.SYNC);
    }
  }
}
