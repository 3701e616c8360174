package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random writes, flushes, compactions, reopenings and kills of one store, told to a history.
 *
 * <p>Thread: confined.
 */
final class Workload {

  static final int KEYS = 40;
  private static final int OPERATIONS_TO_LIVE = 30;
  private static final int WRITES_TO_LIVE = 20;
  private static final List<Durability> DURABILITIES = List.of(Durability.values());

  private final SplittableRandom random;
  private final History history;
  private final Life life;
  private final Durability usual;

  Workload(long seed, History history, Life life) {
    this.random = new SplittableRandom(seed);
    this.history = history;
    this.life = life;
    this.usual = DURABILITIES.get(random.nextInt(DURABILITIES.size()));
  }

  /** Opens the store, does so many things, and closes it. */
  void run(int steps) {
    LsmStore store = life.open();
    try {
      for (int i = 0; i < steps; i++) {
        int choice = random.nextInt(100);
        if (choice < 90) {
          write(store);
        } else if (choice < 95) {
          store.flush();
          history.durable();
        } else if (choice < 98) {
          store.compact();
          history.durable();
        } else if (choice < 99) {
          store.close();
          history.durable();
          store = life.open();
        } else {
          kill(store);
          store = life.open();
          settle(store);
        }
      }
    } finally {
      store.close();
    }
    history.durable();
  }

  /** Kills the process while it writes. What is written meanwhile may be there afterwards. */
  private void kill(LsmStore store) {
    life.kill(random.nextInt(OPERATIONS_TO_LIVE));
    try (store) {
      for (int i = random.nextInt(WRITES_TO_LIVE); i > 0; i--) {
        write(store);
      }
    } catch (LsmException _) {
      // what a process comes to see that is dying
    }
  }

  /** An open makes durable all that it finds. */
  private void settle(LsmStore store) {
    History.Window window = new History.Window(history.durableWrites(), history.begunWrites());
    Survivor survivor = Survivor.of(store);
    survivor.requirePrefix(history, window);
    history.settle(history.match(survivor.found(), window).orElseThrow());
  }

  private void write(LsmStore store) {
    WriteBatch batch = new WriteBatch();
    Map<String, Optional<String>> write = new LinkedHashMap<>();
    int operations = random.nextInt(4) == 0 ? 1 + random.nextInt(5) : 1;
    for (int i = 0; i < operations; i++) {
      String key = "key" + random.nextInt(KEYS);
      if (random.nextInt(4) == 0) {
        batch.delete(key.getBytes(UTF_8));
        write.put(key, Optional.empty());
      } else {
        String value = value();
        batch.put(key.getBytes(UTF_8), value.getBytes(UTF_8));
        write.put(key, Optional.of(value));
      }
    }
    Durability durability = random.nextInt(3) == 0 ? anyDurability() : usual;
    history.begin(write);
    store.write(batch, durability);
    if (durability == Durability.SYNC) {
      history.durable();
    }
  }

  private Durability anyDurability() {
    return DURABILITIES.get(random.nextInt(DURABILITIES.size()));
  }

  private String value() {
    int length = random.nextInt(10) == 0 ? random.nextInt(3_000) : random.nextInt(60);
    StringBuilder value = new StringBuilder(length + 12);
    value.append(history.begunWrites());
    while (value.length() < length) {
      value.append((char) ('a' + random.nextInt(26)));
    }
    return value.toString();
  }
}
