package dev.lsmkv.core.model;

import dev.lsmkv.api.Cursor;
import java.lang.foreign.MemorySegment;

/** Leaves everything to another cursor; what extends it makes one mistake. */
public class ForwardingCursor implements Cursor {

  /** Where it goes on; another from some moment on, if a mistake wants that. */
  protected Cursor cursor;

  protected ForwardingCursor(Cursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public boolean next() {
    return cursor.next();
  }

  @Override
  public boolean seek(byte[] key) {
    return cursor.seek(key);
  }

  @Override
  public MemorySegment key() {
    return cursor.key();
  }

  @Override
  public MemorySegment value() {
    return cursor.value();
  }

  @Override
  public byte[] keyBytes() {
    return cursor.keyBytes();
  }

  @Override
  public byte[] valueBytes() {
    return cursor.valueBytes();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
