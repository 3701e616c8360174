package dev.lsmkv.testkit.asserting;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Notices calls from a second thread while one is under way.
 *
 * <p>Thread: safe for use from many threads, which is the point.
 */
final class OneAtATime {

  private final Findings findings;
  private final String what;
  private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();

  OneAtATime(Findings findings, String what) {
    this.findings = findings;
    this.what = what;
  }

  /** A call under way. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins a call; the turn ends it. */
  Turn begin() {
    Thread caller = Thread.currentThread();
    Thread other = inside.compareAndExchange(null, caller);
    findings.require(
        other == null, () -> what + " is called by " + caller + " while " + other + " is in it");
    return () -> inside.set(null);
  }
}
