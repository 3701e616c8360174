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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Stores with updates and deletions on several levels and in the log, damaged in one to three
 * places, each checked and repaired, and what comes of it judged.
 *
 * <p>Thread: confined.
 */
final class RepairCampaign {

  private static final int STORE_EVERY = 40;
  private static final int WRITES = 300;

  /** Damage to these files alone loses nothing: they follow from others. */
  private static final Set<Place> DERIVED =
      EnumSet.of(Place.FILTER, Place.INDEX, Place.ROOT_FILE, Place.MANIFEST_FILE);

  private final Doctor doctor;
  private final SplittableRandom random;
  private History history = new History();
  private MemoryStorage sound = new MemoryStorage();
  private boolean isAtRest;
  private long rounds;
  private long complete;
  private long unopened;
  private long uncertain;

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

  /** One damaged store. */
  void round() throws IOException {
    if (rounds % STORE_EVERY == 0) {
      write();
      CheckReport report = doctor.check(sound.copy());
      require(report.isSound(), "a sound store is called damaged: " + report.damage());
      isAtRest = report.notes().isEmpty() && hasOneManifestALevel();
    }
    rounds++;
    MemoryStorage disk = sound.copy();
    List<Damage> damages = new ArrayList<>();
    int count = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
    for (int i = 0; i < count; i++) {
      Damage damage = Damage.draw(disk, files(disk), random);
      damage.applyTo(disk);
      damages.add(damage);
    }
    try {
      judge(disk, damages);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(damages.toString(), e);
    }
  }

  private static List<Path> files(MemoryStorage disk) {
    return disk.files().stream()
        .filter(file -> file.startsWith(PowerCuts.DIRECTORY) && !file.endsWith("LOCK"))
        .toList();
  }

  /** Whether no commit was under way when the store was killed. */
  private boolean hasOneManifestALevel() {
    List<String> levels =
        sound.files().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith("manifest_l"))
            .map(name -> name.substring(0, name.indexOf('.')))
            .toList();
    return levels.stream().distinct().count() == levels.size();
  }

  private void judge(MemoryStorage disk, List<Damage> damages) throws IOException {
    Reading reading = Reading.of(disk.copy());
    CheckReport report = doctor.check(disk.copy());
    require(
        !reading.failed() || !report.isSound(), "a read fails, and the check has found nothing");
    Doctor.Repaired repaired = doctor.repair(disk, history);
    uncertain += repaired.listed().size();
    complete += repaired.report().isComplete() ? 1 : 0;
    unopened += reading.isOpen() ? 0 : 1;
    requireRight(repaired, damages);
    if (reading.isOpen()) {
      requireAsRead(repaired.entries(), reading);
    }
    Damage first = damages.getFirst();
    if (isAtRest
        && damages.size() == 1
        && DERIVED.contains(Place.of(first.file()))
        && first.kind() != Damage.Kind.SWAPPED) {
      require(
          repaired.entries().equals(history.state(history.begunWrites())),
          "something is lost that follows from what is left");
    }
  }

  /** What is there is what was there, at one moment; the end of a damaged log may be missing. */
  private void requireRight(Doctor.Repaired repaired, List<Damage> damages) {
    int all = history.begunWrites();
    boolean isLogDamaged =
        damages.stream().anyMatch(damage -> Place.of(damage.file()) == Place.LOG);
    int certain = isLogDamaged ? history.durableWrites() : all;
    boolean isRight = false;
    for (int count = all; count >= certain && !isRight; count--) {
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

  /** A store as a kill of the process leaves it. */
  private void write() {
    history = new History();
    MemoryStorage disk = new MemoryStorage();
    int compactAt = random.nextInt(WRITES / 2);
    try (LsmStore store = DamagedStore.builder(disk).open()) {
      for (int i = 0; i < WRITES; i++) {
        write(store, i);
        if (i == compactAt) {
          store.compact();
        }
        if (i > compactAt && random.nextInt(40) == 0) {
          store.flush();
          history.durable();
        }
      }
      sound = disk.copy();
    }
  }

  private void write(LsmStore store, int number) {
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
