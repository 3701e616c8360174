package dev.lsmkv.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a list of steps that fails shorter and simpler, as long as it fails: takes out halves,
 * quarters and so on down to single steps, then puts simpler steps in their place, and begins again
 * until nothing helps.
 *
 * <p>Thread: confined.
 */
public final class Shrinker {

  private final Predicate<List<Step>> fails;
  private final int runsMax;
  private int runs;

  /**
   * A shrinker of lists that fail in one way.
   *
   * @param fails runs a list; what fails now and then is to be run several times in it
   * @param runsMax how often to run a list at most
   */
  public Shrinker(Predicate<List<Step>> fails, int runsMax) {
    this.fails = fails;
    this.runsMax = runsMax;
  }

  /**
   * Shrinks a list.
   *
   * @param failing a list that fails
   * @return the shortest list found that fails
   */
  public List<Step> shrink(List<Step> failing) {
    List<Step> best = List.copyOf(failing);
    List<Step> before;
    do {
      before = best;
      best = withFewer(best);
      best = withSimpler(best);
      best = withShorterKeys(best);
    } while (!best.equals(before) && runs < runsMax);
    return best;
  }

  /** {@return how often lists were run so far} */
  public int runs() {
    return runs;
  }

  private boolean stillFails(List<Step> steps) {
    if (runs >= runsMax) {
      return false;
    }
    runs++;
    return fails.test(steps);
  }

  private List<Step> withFewer(List<Step> steps) {
    List<Step> best = steps;
    for (int chunk = Math.max(1, best.size() / 2); chunk > 0; chunk /= 2) {
      int end = best.size();
      while (end > 0) {
        int from = Math.max(0, end - chunk);
        List<Step> fewer = new ArrayList<>(best.subList(0, from));
        fewer.addAll(best.subList(end, best.size()));
        best = stillFails(fewer) ? List.copyOf(fewer) : best;
        end = from;
      }
    }
    return best;
  }

  private List<Step> withSimpler(List<Step> steps) {
    List<Step> best = new ArrayList<>(steps);
    for (int i = 0; i < best.size(); i++) {
      Optional<Step> simpler = firstThatFails(best, i);
      while (simpler.isPresent()) {
        best.set(i, simpler.get());
        simpler = firstThatFails(best, i);
      }
    }
    return List.copyOf(best);
  }

  private Optional<Step> firstThatFails(List<Step> steps, int at) {
    for (Step simpler : Simplification.of(steps.get(at))) {
      List<Step> changed = new ArrayList<>(steps);
      changed.set(at, simpler);
      if (stillFails(changed)) {
        return Optional.of(simpler);
      }
    }
    return Optional.empty();
  }

  private List<Step> withShorterKeys(List<Step> steps) {
    List<Step> best = steps;
    for (Renaming renaming : Renaming.of(steps)) {
      List<Step> renamed = renaming.apply(best);
      best = stillFails(renamed) ? renamed : best;
    }
    return best;
  }

  /**
   * Shrinks a list that failed on a store, and says so.
   *
   * @param opener opens the store
   * @param steps the list
   * @param origin what repeats the list, its seed first of all
   * @return an error with the shortest list in it, as the text of a regression file
   */
  public static AssertionError report(StoreOpener opener, List<Step> steps, String origin) {
    Shrinker shrinker = new Shrinker(list -> Execution.failure(opener, list).isPresent(), 2_000);
    List<Step> shortest = shrinker.shrink(steps);
    Optional<AssertionError> failure = Execution.failure(opener, shortest);
    String message = failure.map(Throwable::getMessage).orElse("fails now and then");
    return new AssertionError(
        "%s%nShortest list that fails, of %d steps, found in %d runs:%n# %s%n# %s%n%s"
            .formatted(
                message,
                shortest.size(),
                shrinker.runs(),
                origin,
                message.lines().findFirst().orElse(""),
                StepText.of(shortest)),
        failure.orElse(null));
  }
}
