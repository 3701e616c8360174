package dev.lsmkv.core.campaign;

import dev.lsmkv.testkit.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Which damage is done to a store: samples, or one after another all of a class, as {@code
 * -Dcampaign.every=byte} and {@code =bit} ask for.
 *
 * <p>Thread: immutable.
 */
final class DamagePlan {

  private static final int ALL_BITS = 8;

  private final MemoryStorage sound;
  private final List<Path> files;
  private final long seed;
  private final int flipsPerByte;
  private final List<Stretch> stretches = new ArrayList<>();
  private final long total;

  /** A file within the count of all bytes. */
  private record Stretch(Path file, int length, long before) {}

  private DamagePlan(MemoryStorage sound, List<Path> files, long seed, int flipsPerByte)
      throws IOException {
    this.sound = sound;
    this.files = files;
    this.seed = seed;
    this.flipsPerByte = flipsPerByte;
    long bytes = 0;
    for (Path file : files) {
      int length = sound.read(file).length;
      stretches.add(new Stretch(file, length, bytes));
      bytes += length;
    }
    this.total = bytes * (flipsPerByte + 1);
  }

  /** Samples only, of files in one place. */
  static DamagePlan samples(MemoryStorage sound, Place place, long seed) throws IOException {
    List<Path> files =
        Damage.filesOf(sound).stream().filter(file -> Place.of(file) == place).toList();
    return new DamagePlan(sound, files, seed, 0);
  }

  /** What the property asks for. */
  static DamagePlan asAsked(MemoryStorage sound, long seed) throws IOException {
    String every = System.getProperty("campaign.every", "sample").toLowerCase(Locale.ROOT);
    int flipsPerByte =
        switch (every) {
          case "sample" -> 0;
          case "byte" -> 1;
          case "bit" -> ALL_BITS;
          default -> throw new IllegalArgumentException("-Dcampaign.every is byte or bit");
        };
    return new DamagePlan(sound, Damage.filesOf(sound), seed, flipsPerByte);
  }

  /** How many there are: so many samples, or all. */
  long count(long samples) {
    return flipsPerByte == 0 ? samples : total;
  }

  /** One of them; the first is 1. */
  Damage damage(long number) throws IOException {
    SplittableRandom random = new SplittableRandom(seed + number);
    if (flipsPerByte == 0) {
      return Damage.draw(sound, files, random);
    }
    long place = (number - 1) / (flipsPerByte + 1);
    int which = (int) ((number - 1) % (flipsPerByte + 1));
    Stretch stretch =
        stretches.stream()
            .filter(each -> place < each.before() + each.length())
            .findFirst()
            .orElseThrow();
    int offset = (int) (place - stretch.before());
    if (which == flipsPerByte) {
      return Damage.truncated(stretch.file(), offset);
    }
    int bit = flipsPerByte == ALL_BITS ? which : random.nextInt(ALL_BITS);
    return Damage.flipped(stretch.file(), offset, 1 << bit);
  }
}
