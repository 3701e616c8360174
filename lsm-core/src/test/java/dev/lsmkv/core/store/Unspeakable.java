package dev.lsmkv.core.store;

/** A failure whose words fail too, as those of any failure may where memory has ended. */
final class Unspeakable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @Override
  public String getMessage() {
    throw new OutOfMemoryError("planted");
  }
}
