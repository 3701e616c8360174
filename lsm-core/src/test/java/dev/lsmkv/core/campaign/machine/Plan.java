package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.Role;
import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.core.environment.PlatformExecutors;
import dev.lsmkv.core.environment.SystemClock;
import dev.lsmkv.core.storage.FileSystemStorage;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.storage.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a process is to do with a store, as it is told on its command line.
 *
 * @param directory where the store is
 * @param seed of the scripts
 * @param mix which durabilities are asked for
 * @param parts which providers are chosen
 * @param mistake what the process does wrong
 * @param counts how many writes of each writer are there
 */
record Plan(Path directory, long seed, Mix mix, Parts parts, Mistake mistake, List<Long> counts) {

  /**
   * The providers of a store; they may differ from opening to opening.
   *
   * @param wal the log
   * @param compaction the strategy
   * @param filter the filter
   */
  record Parts(String wal, String compaction, String filter) {

    static Parts draw(SplittableRandom random) {
      return new Parts(
          random.nextBoolean() ? "mapped" : "channel",
          random.nextInt(3) > 0 ? "leveled" : "tiered",
          random.nextInt(3) > 0 ? "bloom" : "none");
    }
  }

  static Plan parse(String... arguments) {
    return new Plan(
        Path.of(arguments[0]),
        Long.parseLong(arguments[1]),
        Mix.valueOf(arguments[2]),
        new Parts(arguments[3], arguments[4], arguments[5]),
        Mistake.valueOf(arguments[6]),
        Arrays.stream(arguments).skip(7).map(Long::valueOf).toList());
  }

  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                directory.toString(),
                Long.toString(seed),
                mix.name(),
                parts.wal(),
                parts.compaction(),
                parts.filter(),
                mistake.name()));
    counts.forEach(count -> arguments.add(count.toString()));
    return arguments;
  }

  /** Small sizes, so that a few hundred writes flush and compact. */
  StoreOptions options() {
    StoreOptions.Builder options =
        StoreOptions.builder()
            .memTableBytes(16 << 10)
            .blockCacheBytes(1 << 20)
            .provider(Role.WAL, parts.wal())
            .provider(Role.COMPACTION, parts.compaction())
            .provider(Role.FILTER, parts.filter());
    if (parts.wal().equals("mapped")) {
      options.setting(Role.WAL, "chunk-bytes", "65536");
    }
    if (parts.compaction().equals("leveled")) {
      options
          .setting(Role.COMPACTION, "l0-tables", "3")
          .setting(Role.COMPACTION, "base-level-bytes", "40000")
          .setting(Role.COMPACTION, "table-bytes", "12000");
    } else {
      options.setting(Role.COMPACTION, "tiers", "4");
    }
    return options.build();
  }

  LsmStore open() {
    Storage disk = new FileSystemStorage();
    return open(mistake == Mistake.IGNORES_LOCKS ? new UnlockedStorage(disk) : disk);
  }

  LsmStore open(Storage disk) {
    Environment environment = new Environment(disk, new SystemClock(), new PlatformExecutors());
    return mistake.in(
        LsmStore.builder(directory).options(options()).environment(environment).open());
  }

  long[] countsArray() {
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  List<Writer> writers(LsmStore store, Board board) {
    return IntStream.range(0, counts.size())
        .mapToObj(i -> new Writer(store, new Script(seed, i, mix), board))
        .toList();
  }
}
