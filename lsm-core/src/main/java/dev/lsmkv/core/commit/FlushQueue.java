package dev.lsmkv.core.commit;

/** What makes tables of the memtables that wait. Thread: safe for use from many threads. */
public interface FlushQueue {

  /** Says that one more memtable waits. */
  void schedule();

  /** Lets a flush that failed be tried again at once, since somebody waits for it. */
  void hurry();
}
