package dev.lsmkv.core.version;

/** Gives out file numbers, below what a ROOT has reserved. Thread: guarded by this. */
public final class FileNumbers {

  private long next;
  private long reserved;

  /**
   * Numbers from one on. That one may be used before a ROOT has reserved any: should a crash come
   * before it, the next open finds the file, or there never was one.
   *
   * @param next the first that no file has borne
   */
  public FileNumbers(long next) {
    this.next = next;
    this.reserved = next + 1;
  }

  /** The next number, or -1 if a ROOT must reserve more first. */
  synchronized long take() {
    return next < reserved ? next++ : -1;
  }

  synchronized boolean isExhausted() {
    return next >= reserved;
  }

  /** The next number, not taken. */
  public synchronized long next() {
    return next;
  }

  /** Says that a durable ROOT has reserved all numbers below one. */
  public synchronized void reserve(long endExclusive) {
    reserved = Math.max(reserved, endExclusive);
  }
}
