package dev.lsmkv.testkit.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Makes steps from a seed, the same ones each time.
 *
 * <p>Thread: confined.
 */
public final class StepGenerator {

  private static final List<Durability> DURABILITIES = List.of(Durability.values());
  private static final String LETTERS = "\0\1ab\177\200\376\377";
  private static final int LETTERS_MAX = 3;
  private static final String PREFIX = "a long common beginning ";

  private final SplittableRandom random;
  private final Function<? super RandomGenerator, Choice> choices;
  private final int calm;

  /**
   * A generator at its beginning.
   *
   * @param seed decides everything
   * @param choices draws the options of each opening
   * @param calm how many steps there are to each flush, compaction, reopening or kill, on average
   */
  public StepGenerator(long seed, Function<? super RandomGenerator, Choice> choices, int calm) {
    this.random = new SplittableRandom(seed);
    this.choices = choices;
    this.calm = calm;
  }

  /**
   * Makes a list that begins with the choice of options.
   *
   * @param count how many steps
   * @return the steps
   */
  public List<Step> steps(int count) {
    List<Step> steps = new ArrayList<>(count);
    steps.add(new Step.Reopen(choices.apply(random)));
    while (steps.size() < count) {
      steps.add(random.nextInt(calm) == 0 ? upheaval() : step());
    }
    return steps;
  }

  private Step upheaval() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Step.Flush();
      case 3, 4 -> new Step.Compact(bounds());
      case 5 -> new Step.Reopen(choices.apply(random));
      default -> new Step.Kill(choices.apply(random));
    };
  }

  private Step step() {
    int choice = random.nextInt(100);
    if (choice < 66) {
      return new Step.Get(key());
    }
    if (choice < 91) {
      return write();
    }
    return choice < 94 ? batch() : read();
  }

  private Step.Write write() {
    return random.nextInt(4) == 0 ? new Step.Delete(key()) : new Step.Put(key(), value());
  }

  private Step.Batch batch() {
    List<Step.Write> writes = new ArrayList<>();
    for (int i = random.nextInt(20); i >= 0; i--) {
      writes.add(write());
    }
    Optional<Durability> durability =
        random.nextInt(10) == 0
            ? Optional.of(DURABILITIES.get(random.nextInt(DURABILITIES.size())))
            : Optional.empty();
    return new Step.Batch(writes, durability);
  }

  private Step read() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Step.Scan(bounds(), direction());
      case 2, 3 -> new Step.Seek(bounds(), direction(), key());
      case 4 -> new Step.TakeSnapshot();
      case 5 -> new Step.CheckSnapshot(random.nextInt(4), bounds(), key());
      case 6 -> new Step.CloseSnapshot(random.nextInt(4));
      case 7 -> new Step.OpenCursor(bounds(), direction());
      default -> new Step.ReadCursor(1 + random.nextInt(20));
    };
  }

  private Direction direction() {
    return random.nextBoolean() ? Direction.FORWARD : Direction.REVERSE;
  }

  private Bounds bounds() {
    return switch (random.nextInt(8)) {
      case 0 -> Bounds.ALL;
      case 1 -> new Bounds(Optional.of(key()), Optional.empty());
      case 2 -> new Bounds(Optional.empty(), Optional.of(key()));
      case 3, 4 -> Bounds.of(KeyRange.prefix(key().toByteArray()));
      default -> new Bounds(Optional.of(key()), Optional.of(key()));
    };
  }

  /** One of about a thousand, with short ones drawn most. */
  private Key key() {
    StringBuilder key = new StringBuilder(random.nextInt(3) == 0 ? PREFIX : "");
    for (int i = random.nextInt(LETTERS_MAX); i >= 0; i--) {
      key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return bytes(key.toString());
  }

  private Key value() {
    int number = random.nextInt(1_000_000);
    return bytes(
        switch (random.nextInt(24)) {
          case 0 -> "";
          case 1 -> number + "v".repeat(random.nextInt(2_000));
          case 2 -> (number + " ").repeat(random.nextInt(200));
          default -> "value " + number;
        });
  }

  private static Key bytes(String text) {
    return Key.copyOf(text.getBytes(ISO_8859_1));
  }
}
