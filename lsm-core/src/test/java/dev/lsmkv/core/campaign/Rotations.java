package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Writes that need not be durable, large enough to fill the log's segment, and then one that is to
 * be: its force has to reach back into the segments before, while their flush is still under way.
 *
 * <p>Thread: confined.
 */
final class Rotations {

  private final SplittableRandom random;
  private final History history;
  private final Life life;

  Rotations(long seed, History history, Life life) {
    this.random = new SplittableRandom(seed);
    this.history = history;
    this.life = life;
  }

  /** Opens the store, does so many writes, and closes it. */
  void run(int writes) {
    try (LsmStore store = life.open()) {
      for (int i = 0; i < writes; i++) {
        boolean durable = random.nextInt(3) == 0;
        String key = "key" + random.nextInt(Workload.KEYS);
        String value = i + (durable ? "" : "v".repeat(random.nextInt(1_000, 4_000)));
        history.begin(Map.of(key, Optional.of(value)));
        store.write(
            new WriteBatch().put(key.getBytes(UTF_8), value.getBytes(UTF_8)),
            durable ? Durability.SYNC : Durability.OS);
        if (durable) {
          history.durable();
        }
      }
    }
    history.durable();
  }
}
