package dev.lsmkv.core.campaign;

import static dev.lsmkv.core.campaign.Mutation.mistaking;
import static dev.lsmkv.core.campaign.Mutation.replacing;
import static dev.lsmkv.core.campaign.Mutation.returning;
import static dev.lsmkv.core.campaign.Mutation.swallowing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Mistakes in what the engine checks and keeps: each check of a checksum left out, each rule of
 * tombstones, snapshots and order broken, failures taken for success.
 */
final class EngineMutants {

  private static final String CORE = "dev.lsmkv.core.";
  private static final String ROWS = "dev.lsmkv.sstable.rows.";
  private static final String WAL = "dev.lsmkv.wal.record.";
  private static final String RETENTION = CORE + "merge.RetentionCursor";

  private EngineMutants() {}

  /**
   * One engine with a mistake.
   *
   * @param name what is wrong
   * @param place where damage or a failure shows it, if that is one place
   * @param mutations what is changed
   */
  record EngineMutant(String name, Place place, List<Mutation> mutations) {

    static EngineMutant of(String name, Mutation... mutations) {
      return new EngineMutant(name, Place.OTHER, List.of(mutations));
    }

    EngineMutant at(Place where) {
      return new EngineMutant(name, where, mutations);
    }

    /**
     * Has this engine looked at.
     *
     * @param hunter is made among the classes with the mistake, and given a seed and the place
     * @param seed of its choices
     * @return what it found; empty if nothing
     */
    String hunt(Class<? extends BiFunction<Long, String, String>> hunter, long seed)
        throws ReflectiveOperationException {
      return MutantLoader.ask(new MutantLoader(mutations).make(hunter), seed, place.name());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Bytes from disk are believed. The checksum is a constant where it is written as well.
   *
   * <p>Not in the list, since they do no harm to a single damage:
   *
   * <ul>
   *   <li>the checksum of the header of every file: each of its fields is compared with what it
   *       must be, whatever their checksum, and its other bytes mean nothing. In the list is to
   *       compare none;
   *   <li>the checksums that a ROOT holds of its manifests, and manifests of the properties of
   *       tables: each of those files has one of its own too. In the list is to check neither;
   *   <li>the footer of a table: it is needed only to build a lost index again.
   * </ul>
   */
  static List<EngineMutant> ofChecksums() {
    return List.of(
        EngineMutant.of(
                "the header of a file is not compared",
                returning("dev.lsmkv.spi.storage.FileHeader", "checksum", 0),
                returning("dev.lsmkv.spi.storage.FileHeader", "require", null))
            .at(Place.FILTER),
        EngineMutant.of(
                "the header of a log is not checked", returning(WAL + "LogHeader", "checksum", 0))
            .at(Place.LOG),
        EngineMutant.of(
                "records of the log are not checked", returning(WAL + "RecordChecksum", "value", 0))
            .at(Place.LOG),
        blocks(),
        EngineMutant.of(
                "documents are not checked",
                returning(CORE + "manifest.JsonDocument", "checksum", 0))
            .at(Place.ROOT_FILE),
        EngineMutant.of(
                "manifests are checked neither by themselves nor by their ROOT",
                returning(CORE + "manifest.JsonDocument", "checksum", 0),
                returning(CORE + "manifest.WholeFile", "crc", 0))
            .at(Place.MANIFEST_FILE),
        components());
  }

  private static EngineMutant blocks() {
    return EngineMutant.of(
            "blocks are not checked", returning(ROWS + "BlockReader", "requireChecksum", null))
        .at(Place.DATA);
  }

  private static EngineMutant components() {
    return EngineMutant.of(
            "filters and indexes are not checked",
            returning(CORE + "table.ComponentFile", "crc", 0),
            replacing(CORE + "table.ComponentFile", "footer", "getValue", 0))
        .at(Place.FILTER);
  }

  /** Believes every byte. */
  static EngineMutant blind() {
    List<Mutation> all = new ArrayList<>(List.of(returning(ROWS + "Footer", "checksum", 0)));
    for (EngineMutant mutant : ofChecksums()) {
      mutant.mutations().stream().filter(EngineMutants::isOfChecksum).forEach(all::add);
    }
    return new EngineMutant("nothing is checked by a checksum", Place.OTHER, all);
  }

  /** Fields that are compared are what keeps the code behind them from nonsense. */
  private static boolean isOfChecksum(Mutation mutation) {
    return !mutation.method().equals("require");
  }

  /** Deleted keys come back, or stay for ever. */
  static List<EngineMutant> ofTombstones() {
    return List.of(
        EngineMutant.of(
            "tombstones are dropped whatever lies beneath",
            replacing(RETENTION, "isNeeded", "mayHold", 0)),
        EngineMutant.of(
            "no table is said to lie beneath",
            returning(CORE + "background.BeneathTables", "mayHold", 0)),
        EngineMutant.of(
            "tombstones are never dropped", replacing(RETENTION, "isNeeded", "mayHold", 1)),
        EngineMutant.of(
            "tombstones are dropped though a snapshot is older",
            replacing(RETENTION, "isNeeded", "stripeOf", 0)),
        EngineMutant.of(
            "values are dropped like tombstones", replacing(RETENTION, "isNeeded", "isDelete", 1)),
        EngineMutant.of(
            "a scan shows deleted keys",
            replacing(CORE + "read.ForwardEntries", "settle", "isDelete", 0)),
        EngineMutant.of(
            "a scan backward shows deleted keys",
            replacing(CORE + "read.ReverseEntries", "lastVisibleVersion", "isDelete", 0)),
        EngineMutant.of(
            "single reads show deleted keys",
            returning("dev.lsmkv.spi.entry.Hit", "isTombstone", 0)));
  }

  /** Snapshots see what is newer, or miss what was there. */
  static List<EngineMutant> ofSnapshots() {
    return List.of(
        EngineMutant.of(
            "snapshots are not registered",
            replacing(CORE + "read.SnapshotRegistry", "register", "merge", null)),
        EngineMutant.of(
            "snapshots are never given back",
            returning(CORE + "read.SnapshotRegistry", "release", null)),
        EngineMutant.of("retention knows of no snapshot", returning(RETENTION, "stripeOf", 0)),
        EngineMutant.of(
            "single reads see what is newer",
            replacing(CORE + "read.PointReader", "find", "min", Long.MAX_VALUE >>> 8)),
        EngineMutant.of(
            "a scan sees what is newer",
            replacing(CORE + "read.ForwardEntries", "settle", "sequence", 0)),
        EngineMutant.of(
            "a scan backward sees what is newer",
            replacing(CORE + "read.ReverseEntries", "lastVisibleVersion", "sequence", 0)));
  }

  /** What fails is taken for done, or what is left of it for nothing. */
  static List<EngineMutant> ofFaults() {
    List<EngineMutant> mutants = new ArrayList<>(ofFaultsOfTheLog()); // they take longest
    mutants.addAll(ofFaultsOfAPlace());
    mutants.addAll(ofFaultsOfAWrite());
    return mutants;
  }

  private static List<EngineMutant> ofFaultsOfTheLog() {
    return List.of(
        EngineMutant.of(
                "of a record that is written in parts only the last is taken back",
                mistaking("dev.lsmkv.wal.write.ChannelOutput", "write", "drain", "flush"))
            .at(Place.LOG),
        EngineMutant.of(
                "a record cut short is left in the log",
                replacing("dev.lsmkv.wal.write.ChannelOutput", "takenBack", "retract", null))
            .at(Place.LOG),
        EngineMutant.of(
                "a failed force of the log is believed",
                swallowing("dev.lsmkv.wal.write.SegmentWriter", "force", "force"))
            .at(Place.LOG));
  }

  private static List<EngineMutant> ofFaultsOfAPlace() {
    return List.of(
        EngineMutant.of(
                "a table counts though its force failed",
                swallowing(CORE + "table.TableWriter", "writeData", "force"))
            .at(Place.DATA),
        EngineMutant.of(
                "a table that could not be opened stays mapped",
                replacing(CORE + "table.Components", "close", "forEach", null))
            .at(Place.FILTER),
        EngineMutant.of(
                "a ROOT that was not acknowledged is left there",
                replacing(CORE + "manifest.RootWriter", "writeRoot", "retract", null))
            .at(Place.ROOT_FILE));
  }

  private static List<EngineMutant> ofFaultsOfAWrite() {
    return List.of(
        EngineMutant.of(
            "a write is acknowledged though its append failed",
            swallowing(CORE + "commit.GroupCommitter", "apply", "append")),
        EngineMutant.of(
            "a write is acknowledged without an append",
            replacing(CORE + "commit.GroupCommitter", "apply", "append", null)),
        EngineMutant.of(
            "a commit counts though it failed",
            swallowing(CORE + "version.StoreState", "commit", "commit")),
        EngineMutant.of(
            "writes go on after one of unknown outcome",
            returning(CORE + "error.Health", "requireWritable", null),
            returning("dev.lsmkv.wal.write.SegmentWriter", "requireSound", null)),
        EngineMutant.of(
            "a segment that could not be named stays open",
            returning(CORE + "commit.WriteLog", "letGo", null)));
  }

  /**
   * What is read wrongly from a sound disk is believed: of a block, which a compaction would write
   * again, and of a filter or an index.
   *
   * <p>Documents that are believed are not in the list: what they say is compared with what they
   * name, so that next to none of their bits makes a wrong answer. Nor are the headers of files,
   * which say no more than their checksum lets through.
   */
  static List<EngineMutant> ofFlips() {
    return List.of(
        blocks(),
        components(),
        new EngineMutant("indexes are not checked", Place.INDEX, components().mutations()));
  }

  /** The older of two versions wins. */
  static List<EngineMutant> ofOrder() {
    return List.of(
        EngineMutant.of(
            "a merge takes versions in any order",
            replacing(CORE + "merge.MergingCursor", "before", "compareUnsigned", 0)),
        EngineMutant.of(
            "numbers begin again after each opening",
            returning(CORE + "recovery.Recovered", "lastSequence", 0)),
        EngineMutant.of("all versions are kept", returning(RETENTION, "isNeeded", 1)),
        EngineMutant.of("no version is kept", returning(RETENTION, "isNeeded", 0)));
  }
}
