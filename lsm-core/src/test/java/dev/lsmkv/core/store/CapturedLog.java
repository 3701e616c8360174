package dev.lsmkv.core.store;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What one class of the engine logs, until this is closed: each line as its level and its text.
 *
 * <p>The log goes to that of the JDK. The engine does not require its module, so it is called by
 * name, and lines are seen by a filter, which is an interface.
 *
 * <p>Thread: safe for use from many threads.
 */
final class CapturedLog implements AutoCloseable {

  private final Object logger; // held, or its filter would be forgotten
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Consumer<String> onLine;

  CapturedLog(Class<?> writer) {
    this(writer, line -> {});
  }

  /** A log that tells of each line, before it is among the others, on the thread that logs it. */
  CapturedLog(Class<?> writer, Consumer<String> onLine) {
    this.onLine = onLine;
    try {
      Class<?> type = Class.forName("java.util.logging.Logger");
      this.logger = type.getMethod("getLogger", String.class).invoke(null, writer.getName());
      Class<?> level = Class.forName("java.util.logging.Level");
      type.getMethod("setLevel", level).invoke(logger, level.getField("ALL").get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    Class<?> filter = filterType();
    filter(
        Proxy.newProxyInstance(
            CapturedLog.class.getClassLoader(),
            new Class<?>[] {filter},
            (_, _, arguments) -> isLoggable(arguments[0])));
  }

  private static Class<?> filterType() {
    try {
      return Class.forName("java.util.logging.Filter");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void filter(Object filter) {
    try {
      Class<?> type = Class.forName("java.util.logging.Logger");
      type.getMethod("setFilter", filterType()).invoke(logger, filter);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isLoggable(Object line) throws ReflectiveOperationException {
    Class<?> type = Class.forName("java.util.logging.LogRecord");
    Object level = type.getMethod("getLevel").invoke(line);
    String text = level + " " + type.getMethod("getMessage").invoke(line);
    onLine.accept(text);
    lines.add(text);
    return false;
  }

  /** The lines so far, in order. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  void forget() {
    lines.clear();
  }

  @Override
  public void close() {
    filter(null);
  }
}
