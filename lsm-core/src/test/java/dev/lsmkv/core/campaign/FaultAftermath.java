package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.testkit.storage.FileSystemModel;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What accidents leave of a workload on a disk that fails: a kill of the process, or a power cut.
 *
 * <p>Thread: confined to that of the workload, so that nothing is written meanwhile.
 */
final class FaultAftermath {

  private static final List<FileSystemModel> MODELS = List.of(FileSystemModel.values());

  private final MemoryStorage disk;
  private final History history;
  private final StoreOptions options;
  private final SplittableRandom random;
  private final List<String> told = new ArrayList<>();
  private final Set<Image> seen = new HashSet<>();

  /** A disk, told by what is on it, and what must be on it. */
  private record Image(long fingerprint, int least) {}

  FaultAftermath(
      MemoryStorage disk, History history, StoreOptions options, SplittableRandom random) {
    this.disk = disk;
    this.history = history;
    this.options = options;
    this.random = random;
  }

  /** Notes something that happened, for the message if that ends badly. */
  void tell(String what) {
    told.add(what);
  }

  /** Opens what each of the accidents would leave at this moment; the disk itself goes on. */
  void requireSurvival(int kept) {
    MemoryStorage killed = disk.copy();
    MemoryStorage cut = drawPowerCut(MODELS.get(random.nextInt(MODELS.size())));
    requireImage(killed, kept, "a kill");
    requireImage(cut, history.durableWrites(), "a power cut");
  }

  /** One of the disks that a power cut could leave at this moment. */
  MemoryStorage drawPowerCut(FileSystemModel model) {
    return disk.powerCut().draw(model, random);
  }

  private void requireImage(MemoryStorage image, int least, String accident) {
    if (seen.add(new Image(image.fingerprint(), least))) {
      told.add("looked at " + accident);
      image.shareMappings();
      Environment environment = new Environment(image, new SystemClock(), new VirtualExecutors());
      LsmStore.Builder builder = FaultLoad.builder().options(options);
      try (LsmStore again = builder.environment(environment).open()) {
        requireSurvival(again, least);
      }
    }
  }

  /** A store after an accident holds a prefix of the writes, whichever way it is read. */
  void requireSurvival(LsmStore again, int least) {
    Map<String, String> found = Survivor.entries(again.scan(KeyRange.all()));
    requirePrefix(found, least);
    if (!Survivor.entries(again.scanReverse(KeyRange.all())).equals(found)) {
      throw new AssertionError("backward there is something else than forward");
    }
    requireSame(again, found);
    again.put("new".getBytes(UTF_8), new byte[1]);
  }

  /** Requires of single reads what a scan has found; only they ask filters. */
  static void requireSame(LsmStore store, Map<String, String> scanned) {
    for (String key : FaultLoad.keys()) {
      Optional<String> value = store.get(key.getBytes(UTF_8)).map(b -> new String(b, UTF_8));
      if (!value.equals(Optional.ofNullable(scanned.get(key)))) {
        throw new AssertionError("read something else of " + key + " than in a scan");
      }
    }
  }

  /** The number of writes after which the entries were as found. */
  int requirePrefix(Map<String, String> found, int least) {
    OptionalInt count = history.match(found, new History.Window(least, history.begunWrites()));
    return count.orElseThrow(() ->
        new AssertionError(
            "no prefix of %d to %d writes, but %s after %s"
                .formatted(least, history.begunWrites(), found.keySet(), told)));
  }

  /** What has happened. */
  @Override
  public String toString() {
    return told.toString();
  }
}
