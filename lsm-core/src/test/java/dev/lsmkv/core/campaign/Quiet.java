package dev.lsmkv.core.campaign;

import java.util.Optional;

/**
 * Keeps the engine's log from telling of damage that was done on purpose, some ten thousand times.
 *
 * <p>The log goes to that of the JDK where its module is there. The engine does not require it, so
 * it is called by name.
 */
final class Quiet implements AutoCloseable {

  private static final String LOGGER = "dev.lsmkv";

  /** Loggers are forgotten, and their level with them, if nobody holds them. */
  private final Optional<Object> held = logger();

  Quiet() {
    level("OFF");
  }

  private static Optional<Object> logger() {
    try {
      Class<?> type = Class.forName("java.util.logging.Logger");
      return Optional.of(type.getMethod("getLogger", String.class).invoke(null, LOGGER));
    } catch (ReflectiveOperationException _) {
      return Optional.empty(); // the log goes elsewhere
    }
  }

  private void level(String name) {
    try {
      Class<?> type = Class.forName("java.util.logging.Level");
      Object level = type.getField(name).get(null);
      if (held.isPresent()) {
        held.get().getClass().getMethod("setLevel", type).invoke(held.get(), level);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    level("ALL");
  }
}
