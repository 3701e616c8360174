package dev.lsmkv.cli.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * The malformed lines of an import: how many, and the first few.
 *
 * <p>Thread: confined.
 */
public final class BadLines {

  private static final int KEPT = 5;

  private final Policy policy;
  private final List<String> first = new ArrayList<>();
  private long count;

  /** What to do with a malformed line. */
  public enum Policy {
    /** End the import there. */
    STOP,
    /** Count it and go on. */
    SKIP
  }

  /**
   * No malformed lines so far.
   *
   * @param policy what to do with one
   */
  public BadLines(Policy policy) {
    this.policy = policy;
  }

  /** Takes note of a malformed line, and says whether to go on. */
  boolean goesOnAfter(long lineNumber, MalformedLineException reason) {
    count++;
    if (first.size() < KEPT) {
      first.add("line " + lineNumber + ": " + reason.getMessage());
    }
    return policy == Policy.SKIP;
  }

  /**
   * How many there were.
   *
   * @return zero or more
   */
  public long count() {
    return count;
  }

  /**
   * The first few.
   *
   * @return for each its number and what is wrong with it
   */
  public List<String> first() {
    return List.copyOf(first);
  }
}
