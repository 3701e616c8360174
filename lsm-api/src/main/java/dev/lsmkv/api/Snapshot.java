package dev.lsmkv.api;

/** The store as it was at one moment. Using it once closed is an {@link IllegalStateException}. */
public interface Snapshot extends ReadView, AutoCloseable {

  /**
   * The sequence number of the newest write in it.
   *
   * @return 0 for an empty store
   */
  long sequence();

  /**
   * Gives back the disk space it holds. Cursors opened on it keep working. A second call has no
   * effect.
   */
  @Override
  void close();
}
