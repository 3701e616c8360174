package dev.lsmkv.cli.warning;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.console.Output;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The warnings of one run: each a line on standard error, at once and only once.
 *
 * <p>Thread: safe; the engine warns from threads of its own.
 */
public final class Warnings {

  /** From here on they only repeat themselves: a hundred damaged files are warning enough. */
  private static final int KEPT_MAX = 100;

  private final Output error;

  @GuardedBy("this")
  private final Set<String> lines = new LinkedHashSet<>();

  /**
   * No warnings so far.
   *
   * @param error where they go
   */
  public Warnings(Output error) {
    this.error = error;
  }

  synchronized void add(String line) {
    if (lines.size() == KEPT_MAX || !lines.add(line)) {
      return;
    }
    try {
      error.line("lsm: warning: " + Escapes.of(line));
      error.flush();
    } catch (IOException nobodyReads) {
      // a warning that cannot be written must not end the work it warns about
    }
  }

  /**
   * What was warned of.
   *
   * @return the lines, the first 100 of them
   */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
