package dev.lsmkv.core.background;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What compactions have done. Thread: guarded by this. */
public final class CompactionCounters {

  private long merges;
  private long moves;
  private long bytesIn;
  private long bytesOut;
  private long entriesDropped;
  private @Nullable String lastFailure;

  CompactionCounters() {}

  synchronized void done(CompactionTask task, CompactionJob job) {
    switch (task.kind()) {
      case MERGE -> merges++;
      case MOVE -> moves += task.inputs().size();
      case DROP -> {} // counted by what it drops
    }
    bytesIn += job.bytesIn();
    bytesOut += job.bytesOut();
    entriesDropped += job.entriesDropped();
    lastFailure = null;
  }

  /** Notes a failure; true if it is not the one noted before. */
  synchronized boolean failed(Throwable cause) {
    String failure = wordsOf(cause);
    boolean news = !failure.equals(lastFailure);
    lastFailure = failure;
    return news;
  }

  private static String wordsOf(Throwable cause) {
    try {
      return String.valueOf(cause.getMessage());
    } catch (RuntimeException | Error _) { // there is no memory for them, or they are a plug-in's
      return "a failure that cannot be told";
    }
  }

  /** The figures at one moment. */
  public synchronized Figures figures() {
    return new Figures(
        merges, moves, bytesIn, bytesOut, entriesDropped, Optional.ofNullable(lastFailure));
  }

  /**
   * What compactions have done.
   *
   * @param merges merges
   * @param moves tables moved
   * @param bytesIn bytes read
   * @param bytesOut bytes written
   * @param entriesDropped versions and tombstones left out
   * @param lastFailure the last failure, if the newest attempt failed
   */
  public record Figures(
      long merges,
      long moves,
      long bytesIn,
      long bytesOut,
      long entriesDropped,
      Optional<String> lastFailure) {}
}
