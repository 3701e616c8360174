package dev.lsmkv.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.campaign.Planted.Kind;
import dev.lsmkv.core.campaign.Planted.Lasting;
import dev.lsmkv.testkit.campaign.CampaignReport;
import dev.lsmkv.testkit.campaign.CampaignSettings;
import dev.lsmkv.testkit.campaign.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever operation of the disk fails, nothing acknowledged is lost and no answer is wrong. Runs
 * when it is asked for: {@code -Dtest=FaultCampaign}.
 */
final class FaultCampaign {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int STEPS = 8;
  private static final Duration HANG = Duration.ofSeconds(30);

  private long cases;
  private long sites;

  @Test
  void everyOperationFailsOnceAndFromThenOn() throws Exception {
    CampaignSettings settings = CampaignSettings.read();
    Rounds workloads = settings.rounds(3);
    Instant begin = Instant.now();
    while (workloads.next()) {
      failEverySite(settings.seed() + workloads.begun() - 1);
    }
    String how = "%,d sites of %d workloads, %s".formatted(sites, workloads.begun(), settings);
    CampaignReport.of("faults", cases, Duration.between(begin, Instant.now()), how).publish();
    assertThat(cases).isGreaterThan(6L * workloads.begun());
  }

  /** Each site fails in one of the three ways; workloads that follow each other rotate them. */
  private void failEverySite(long seed) throws Exception {
    Planted none = new Planted(Kind.INPUT_OUTPUT, Lasting.ONCE, Integer.MAX_VALUE);
    run(seed, none);
    sites += none.operations();
    for (int site = 0; site < none.operations(); site++) {
      Kind kind = KINDS.get(Math.floorMod(seed + site, KINDS.size()));
      for (Lasting lasting : Lasting.values()) {
        run(seed, new Planted(kind, lasting, site));
        cases++;
      }
    }
  }

  private static void run(long seed, Planted planted) throws Exception {
    Set<Thread> before = storeThreads();
    FutureTask<Void> task = new FutureTask<>(() -> new FaultRun(seed, planted).run(STEPS), null);
    Thread thread = Thread.ofPlatform().daemon().name("campaign").start(task);
    try {
      task.get(HANG.toSeconds(), TimeUnit.SECONDS);
      requireNoneButOf(before);
    } catch (TimeoutException e) {
      e.setStackTrace(thread.getStackTrace());
      throw new AssertionError("hangs with " + planted + ", -Dcampaign.seed=" + seed, e);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("with " + planted + ", -Dcampaign.seed=" + seed, e);
    }
  }

  private static Set<Thread> storeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lsm-"))
        .collect(Collectors.toSet());
  }

  private static void requireNoneButOf(Set<Thread> before) throws InterruptedException {
    for (Thread thread : storeThreads()) {
      if (!before.contains(thread) && !thread.join(HANG)) {
        throw new AssertionError(thread + " goes on: " + Arrays.toString(thread.getStackTrace()));
      }
    }
  }
}
