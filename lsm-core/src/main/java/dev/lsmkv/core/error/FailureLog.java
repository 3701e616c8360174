package dev.lsmkv.core.error;

/**
 * Logs failures for threads that go on after them: where memory ends, or a failure's own words
 * fail, nothing is told, and nothing else goes wrong.
 */
public final class FailureLog {

  private FailureLog() {}

  /**
   * Tells of a failure, if that can be done.
   *
   * @param log where
   * @param level how urgently
   * @param what what failed, and what comes of it
   * @param failure why
   */
  public static void tell(
      System.Logger log, System.Logger.Level level, String what, Throwable failure) {
    try {
      log.log(level, what, failure);
    } catch (RuntimeException | Error _) {
      // whoever called goes on
    }
  }
}
