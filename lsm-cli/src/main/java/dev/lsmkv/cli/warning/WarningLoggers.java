package dev.lsmkv.cli.warning;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The service through which {@code System.Logger} reaches this program: warnings and errors go to
 * the {@link Warnings} of the run, everything less is dropped.
 *
 * <p>The JDK makes one for the whole JVM, which is why the run says where to by a static method.
 */
public final class WarningLoggers extends System.LoggerFinder {

  private static final AtomicReference<@Nullable Warnings> TARGET = new AtomicReference<>();

  /** For the service loader. */
  public WarningLoggers() {}

  /**
   * Says where warnings go from now on.
   *
   * @param warnings those of the run that begins
   */
  public static void sendTo(Warnings warnings) {
    TARGET.set(warnings);
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new WarningLogger(name);
  }

  private record WarningLogger(String name) implements System.Logger {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return level.getSeverity() >= Level.WARNING.getSeverity() && level != Level.OFF;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      String cause = thrown == null ? "" : ": " + reason(thrown);
      warn(level, message + cause);
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... parameters) {
      boolean isPlain = format == null || parameters == null || parameters.length == 0;
      warn(level, isPlain ? String.valueOf(format) : MessageFormat.format(format, parameters));
    }

    private void warn(Level level, String line) {
      Warnings warnings = TARGET.get();
      if (warnings != null && isLoggable(level)) {
        warnings.add(line);
      }
    }

    private static String reason(Throwable thrown) {
      String message = thrown.getMessage();
      return message == null ? thrown.getClass().getSimpleName() : message;
    }
  }
}
