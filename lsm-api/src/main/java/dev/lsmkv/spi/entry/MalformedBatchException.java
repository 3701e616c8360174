package dev.lsmkv.spi.entry;

/** Bytes that claim to be an {@link EncodedBatch} and are not. */
public final class MalformedBatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A malformed batch.
   *
   * @param problem what is wrong
   * @param position where in the array it was noticed
   */
  public MalformedBatchException(String problem, int position) {
    super("malformed batch: " + problem + " at byte " + position);
  }
}
