package dev.lsmkv.bench.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All workloads. */
public final class Workloads {

  private static final int THREADS = 2;
  private static final int SYNCED_THREADS = 8;
  private static final int KIBI = 1024;

  /** In the order they run in; YCSB in the order its authors recommend for one store. */
  private static final List<Workload> ALL =
      List.of(
          small("fillseq", Ground.EMPTY, Fills::sequential),
          small("fillrandom", Ground.EMPTY, Fills::random),
          small("fillbatch", Ground.EMPTY, Fills::batches),
          small("fillsync", Ground.EMPTY_SYNCED, Fills.synced(1)),
          small("fillsync-x8", Ground.EMPTY_SYNCED, Fills.synced(SYNCED_THREADS)),
          overwrite(),
          small("deleterandom", Ground.FILLED_APART, Fills::delete),
          small("readrandom", Ground.FILLED, Reads.random(1)),
          small("readrandom-x2", Ground.FILLED, Reads.random(THREADS)),
          small("readmissing", Ground.FILLED, Reads::missing),
          small("seekrandom", Ground.FILLED, Reads::seek),
          small("readseq", Ground.FILLED, Reads::forward),
          small("readreverse", Ground.FILLED, Reads::backward),
          small("open", Ground.FILLED, Opens::again),
          small("readwhilewriting", Ground.FILLED_APART, Reads::whileWriting),
          small("readwhilewriting-limited", Ground.FILLED_APART, Reads::whileWritingLimited),
          small("readwhilewriting-paced", Ground.FILLED_APART, Reads::whileWritingPaced),
          records("ycsb-a", Ycsb.A),
          records("ycsb-b", Ycsb.B),
          records("ycsb-c", Ycsb.C),
          records("ycsb-f", Ycsb.F),
          records("ycsb-d", Ycsb.D),
          records("ycsb-e", Ycsb.E),
          largeFill("fill1k", KIBI),
          largeRead("read1k", KIBI),
          largeFill("fill64k", 64 * KIBI),
          largeRead("read64k", 64 * KIBI),
          largeFill("fill1m", KIBI * KIBI),
          largeRead("read1m", KIBI * KIBI));

  private Workloads() {}

  private static Workload small(String name, Ground ground, Body body) {
    return new Workload(name, ground, Workload.SMALL_BYTES, body, Stand::verify);
  }

  private static Workload overwrite() {
    return new Workload(
        "overwrite",
        Ground.FILLED_APART,
        Workload.SMALL_BYTES,
        Fills::overwrite,
        Fills::checkOverwritten);
  }

  private static Workload records(String name, Ycsb ycsb) {
    return new Workload(name, Ground.RECORDS, Workload.RECORD_BYTES, ycsb, Stand::verify);
  }

  private static Workload largeFill(String name, int bytes) {
    return new Workload(name, Ground.EMPTY, bytes, Fills::random, Stand::verify);
  }

  private static Workload largeRead(String name, int bytes) {
    return new Workload(name, Ground.FILLED, bytes, Reads.random(1), Stand::verify);
  }

  /**
   * All workloads.
   *
   * @return in the order they run in
   */
  public static List<Workload> all() {
    return ALL;
  }

  /**
   * Some workloads.
   *
   * @param names their names; none for all
   * @return in the order they run in
   * @throws IllegalArgumentException if there is none of a name
   */
  public static List<Workload> named(List<String> names) {
    List<String> known = ALL.stream().map(Workload::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "There is no workload " + name + "; there are " + String.join(", ", known) + ".");
      }
    }
    return ALL.stream().filter(each -> names.isEmpty() || names.contains(each.name())).toList();
  }

  /**
   * Puts workloads that share a store together.
   *
   * @param workloads in the order they run in
   * @return groups, each for one store
   */
  public static List<List<Workload>> groups(List<Workload> workloads) {
    Map<Object, List<Workload>> groups = new LinkedHashMap<>();
    for (Workload workload : workloads) {
      Object key = workload.ground().isShared() ? storeOf(workload) : workload;
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(workload);
    }
    return groups.values().stream().map(List::copyOf).toList();
  }

  private static Object storeOf(Workload workload) {
    return List.of(workload.ground(), workload.valueBytes());
  }
}
