package dev.lsmkv.core.campaign;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The places of the engine where memory can end, each of which calls this: see {@link
 * MemoryPointRewriting}.
 *
 * <p>Thread: safe for use from many threads; each group of threads is watched by itself.
 */
public final class MemoryPoints {

  /** So many there may be. */
  static final int SITES_MAX = 1 << 13;

  private static final Map<ThreadGroup, Shortage> WATCHED = new ConcurrentHashMap<>();

  private static final AtomicReferenceArray<@Nullable String> NAMES =
      new AtomicReferenceArray<>(SITES_MAX);

  private MemoryPoints() {}

  static String name(int site) {
    return site < 0 ? "no place" : String.valueOf(NAMES.get(site));
  }

  /** Watches this thread's group, until {@link #leave}. */
  static void watch(Shortage shortage) {
    WATCHED.put(Thread.currentThread().getThreadGroup(), shortage);
  }

  static void leave() {
    WATCHED.remove(Thread.currentThread().getThreadGroup());
  }

  /**
   * Called by the engine before it allocates.
   *
   * @param site the number of the place
   * @param name what it is called
   */
  public static void at(int site, String name) {
    Shortage watched = WATCHED.get(Thread.currentThread().getThreadGroup());
    if (watched != null) {
      NAMES.lazySet(site, name);
      watched.at(site);
    }
  }
}
