package dev.lsmkv.core.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lsmkv.api.Durability;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.WriteBatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Random writes, flushes, compactions and reopenings of one store, told to a history.
 *
 * <p>Thread: confined.
 */
final class Workload {

  static final int KEYS = 40;
  private static final List<Durability> DURABILITIES = List.of(Durability.values());

  private final SplittableRandom random;
  private final History history;
  private final Supplier<LsmStore> opening;
  private final Durability usual;

  Workload(long seed, History history, Supplier<LsmStore> opening) {
    this.random = new SplittableRandom(seed);
    this.history = history;
    this.opening = opening;
    this.usual = DURABILITIES.get(random.nextInt(DURABILITIES.size()));
  }

  /** Opens the store, does so many things, and closes it. */
  void run(int steps) {
    LsmStore store = opening.get();
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
        } else {
          store.close();
          history.durable();
          store = opening.get();
        }
      }
    } finally {
      store.close();
    }
    history.durable();
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
