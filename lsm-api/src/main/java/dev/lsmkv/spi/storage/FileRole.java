package dev.lsmkv.spi.storage;

/** What a binary file is for; the code is in its header and never changes. */
public enum FileRole {
  /** A segment of the write-ahead log. */
  WAL(1),
  /** The entries of a table. */
  DATA(2),
  /** The filter of a table. */
  FILTER(3),
  /** The block index of a table. */
  INDEX(4);

  private final int code;

  FileRole(int code) {
    this.code = code;
  }

  /**
   * The code on disk.
   *
   * @return 1 to 255
   */
  public int code() {
    return code;
  }
}
