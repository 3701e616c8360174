package dev.lsmkv.testkit.campaign;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much a campaign does, and with which choices, as system properties say.
 *
 * @param seed of every choice: {@code campaign.seed}, or a new one
 * @param factor how many times as much as a build does: {@code campaign.factor}, or 1
 * @param time how long to go on instead of that: {@code campaign.minutes}, or nothing
 */
public record CampaignSettings(long seed, int factor, Optional<Duration> time) {

  /** {@return what the properties say} */
  public static CampaignSettings read() {
    return new CampaignSettings(
        Long.getLong("campaign.seed", System.nanoTime()),
        Integer.getInteger("campaign.factor", 1),
        Optional.ofNullable(Integer.getInteger("campaign.minutes")).map(Duration::ofMinutes));
  }

  /**
   * The rounds of a run that starts now.
   *
   * @param ofABuild how many of them a build does
   * @return the rounds, none of them begun
   */
  public Rounds rounds(long ofABuild) {
    return new Rounds(ofABuild * factor, deadline());
  }

  /**
   * The rounds of a run that starts now, where nobody knows how many cases a round will have.
   *
   * @param ofABuild how many cases a build has at least
   * @param done how many there were so far
   * @return the rounds, none of them begun
   */
  public Rounds roundsOfCases(long ofABuild, LongSupplier done) {
    return new Rounds(ofABuild * factor, done, deadline());
  }

  private Optional<Long> deadline() {
    return time.map(limit -> System.nanoTime() + limit.toNanos());
  }

  /** {@return what to put on a command line to repeat the run} */
  @Override
  public String toString() {
    return "-Dcampaign.seed=" + seed;
  }
}
