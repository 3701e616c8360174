package dev.lsmkv.core.campaign;

import dev.lsmkv.api.CheckReport;
import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Mistakes in checking and repairing that the campaign has to notice. */
enum Malpractice implements Doctor {
  /** A check that does not look at the data of tables. */
  BLIND_TO_DATA(Place.DATA, Place.DATA),
  /** A check that does not look at the properties of tables. */
  BLIND_TO_PROPERTIES(Place.PROPERTIES, Place.PROPERTIES),
  /** A check that does not look at manifests. */
  BLIND_TO_MANIFESTS(Place.MANIFEST_FILE, Place.MANIFESTS),
  /** A check that does not look at ROOTs. */
  BLIND_TO_ROOTS(Place.ROOT_FILE, Place.STORE),
  /** A check that does not look at the log. */
  BLIND_TO_THE_LOG(Place.LOG, Place.LOG),
  /** A check that finds damage everywhere. */
  ALARMED {
    @Override
    public CheckReport check(MemoryStorage disk) {
      CheckReport report = super.check(disk);
      List<Damage> damage = new ArrayList<>(report.damage());
      damage.add(
          new Damage(Path.of("/"), 0, OptionalInt.empty(), java.util.Optional.empty(), "", ""));
      return new CheckReport(damage, report.notes(), report.volume());
    }
  },
  /** A repair that takes what is uncertain for certain. */
  TRUSTS_WHAT_IS_UNCERTAIN {
    @Override
    void spoil(Map<String, String> entries, Repaired repaired, History history) {
      entries.putAll(repaired.listed());
    }
  },
  /** A repair that lets the values before show through where newer ones are lost. */
  SHOWS_WHAT_LIES_BENEATH {
    @Override
    void spoil(Map<String, String> entries, Repaired repaired, History history) {
      Map<String, String> before = history.state(history.begunWrites() / 2);
      for (Damage lost : repaired.report().lost()) {
        before.forEach((key, value) -> {
          if (lost.keys().map(keys -> holds(keys, key)).orElse(false)) {
            entries.putIfAbsent(key, value);
          }
        });
      }
    }
  },
  /** A repair that brings deleted keys back. */
  FORGETS_DELETIONS {
    @Override
    void spoil(Map<String, String> entries, Repaired repaired, History history) {
      history.state(history.begunWrites() / 2).forEach(entries::putIfAbsent);
    }
  },
  /** A repair that leaves out a whole table where one block is damaged. */
  GIVES_UP_EARLY {
    @Override
    void spoil(Map<String, String> entries, Repaired repaired, History history) {
      if (!repaired.report().lost().isEmpty() && !entries.isEmpty()) {
        entries.remove(entries.keySet().iterator().next());
      }
    }
  },
  /** A repair that does without the log. */
  LEAVES_THE_LOG {
    @Override
    void spoil(Map<String, String> entries, Repaired repaired, History history) {
      Map<String, String> flushed = history.state(history.durableWrites());
      entries.keySet().retainAll(flushed.keySet());
      entries.replaceAll((key, _) -> flushed.getOrDefault(key, ""));
    }
  },
  /** A repair that loses the last byte of long values. */
  CUTS_VALUES {
    @Override
    void spoil(Map<String, String> entries, Repaired repaired, History history) {
      entries.replaceAll(
          (_, value) -> value.length() > 300 ? value.substring(0, value.length() - 1) : value);
    }
  },
  /** A repair that takes tables that nothing names for the newest of the store. */
  TAKES_UNNAMED_TABLES_FOR_THE_NEWEST {
    @Override
    void mislead(MemoryStorage disk) throws IOException {
      FalsePremise.of(disk).unnamedTablesAreTheNewest();
    }
  },
  /** A repair that passes over the log where no ROOT names its segments. */
  LEAVES_A_LOG_WITHOUT_ROOT {
    @Override
    void mislead(MemoryStorage disk) throws IOException {
      FalsePremise.of(disk).onlyRootsNameTheLog();
    }
  },
  /** A repair that takes what is left when the newest ROOT is lost for all there was. */
  TAKES_THE_WORD_OF_AN_OLDER_ROOT {
    @Override
    void mislead(MemoryStorage disk) throws IOException {
      FalsePremise.of(disk).anyRootNamesAllOfTheLog();
    }
  };

  private final Place unseen;
  private final Place unseenToo;

  Malpractice() {
    this(Place.ABOVE, Place.ABOVE);
  }

  Malpractice(Place unseen, Place unseenToo) {
    this.unseen = unseen;
    this.unseenToo = unseenToo;
  }

  private boolean sees(Damage damage) {
    Place place = Place.of(damage.file());
    return place != unseen && place != unseenToo;
  }

  private static boolean holds(KeyRange keys, String key) {
    return keys.contains(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Spoils what a repair has made. */
  void spoil(Map<String, String> entries, Repaired repaired, History history) {}

  /** Makes of a disk one of which a sound repair makes what a mistaken one makes of it as it is. */
  void mislead(MemoryStorage disk) throws IOException {}

  @Override
  public CheckReport check(MemoryStorage disk) {
    CheckReport report = Doctor.super.check(disk);
    List<Damage> seen = report.damage().stream().filter(this::sees).toList();
    return new CheckReport(seen, report.notes(), report.volume());
  }

  @Override
  public Repaired repair(MemoryStorage disk, History history) throws IOException {
    mislead(disk);
    Repaired repaired = Doctor.super.repair(disk, history);
    Map<String, String> spoilt = new TreeMap<>(repaired.entries());
    spoil(spoilt, repaired, history);
    return new Repaired(repaired.report(), spoilt, repaired.listed());
  }
}
