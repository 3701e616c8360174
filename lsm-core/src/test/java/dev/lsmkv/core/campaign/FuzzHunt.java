package dev.lsmkv.core.campaign;

import dev.lsmkv.api.LsmException;
import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Edits files of a store whose checksums mean nothing, and reads it: whatever the bytes say, only a
 * declared exception comes, soon, and little is allocated. Answers may be wrong.
 *
 * <p>Runs within an engine that checks no checksum, since a checksum keeps nearly all edits from
 * the code behind it. Given a seed, and either a number of stores or lines of edits, it tells what
 * it found, or nothing.
 */
final class FuzzHunt implements BiFunction<Long, String, String> {

  private static final long ALLOCATED_BYTES_MAX = 16 << 20;
  private static final Duration HANG = Duration.ofSeconds(20);

  private final Set<String> outcomes = new HashSet<>();

  @Override
  public String apply(Long seed, String work) {
    try (Watchdog watchdog = new Watchdog(HANG)) {
      DamagedStore damaged = DamagedStore.make(seed);
      AllocationMeter meter = new AllocationMeter();
      SplittableRandom random = new SplittableRandom(seed);
      List<String> lines = work.lines().toList();
      boolean replays = work.contains(" ");
      long count = replays ? lines.size() : Long.parseLong(work);
      for (int i = 0; i < count; i++) {
        EditedFile edited =
            replays ? EditedFile.parse(lines.get(i)) : EditedFile.draw(damaged, random);
        watchdog.begins(edited);
        String found = tell(damaged, edited, meter);
        watchdog.ends();
        if (!found.isEmpty()) {
          return found;
        }
      }
      return "";
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private String tell(DamagedStore damaged, EditedFile edited, AllocationMeter meter)
      throws IOException {
    MemoryStorage disk = damaged.copy();
    disk.write(edited.file(damaged), edited.bytes(damaged));
    long before = meter.now();
    try {
      List<LsmException> met = damaged.readAnything(disk);
      meter.require(before, ALLOCATED_BYTES_MAX);
      if (Boolean.getBoolean("campaign.corpus") && outcomes.add(outcome(met))) {
        System.out.println("corpus: " + edited);
      }
      return "";
    } catch (RuntimeException | Error e) {
      return edited + ": " + traces(e);
    }
  }

  /** The places in the code that refused something, which tell one outcome from another. */
  private static String outcome(List<LsmException> met) {
    StringBuilder places = new StringBuilder();
    met.stream().map(FuzzHunt::refusal).distinct().forEach(places::append);
    return places.toString();
  }

  private static String refusal(Throwable thrown) {
    Throwable first = thrown;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    StackTraceElement[] stack = first.getStackTrace();
    return stack.length < 2 ? "" : stack[0] + " " + stack[1] + ";";
  }

  private static String traces(Throwable thrown) {
    StringBuilder found = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      found.append("\n    ").append(cause);
      for (int i = 0; i < Math.min(8, cause.getStackTrace().length); i++) {
        found.append("\n        at ").append(cause.getStackTrace()[i]);
      }
    }
    return found.toString();
  }
}
