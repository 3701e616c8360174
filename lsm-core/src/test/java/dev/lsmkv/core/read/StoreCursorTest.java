package dev.lsmkv.core.read;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.StoreClosedException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.core.error.Health;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a cursor meets while its store is closed beneath it, and what it meets otherwise. */
final class StoreCursorTest {

  private static final List<Consumer<Cursor>> READS =
      List.of(Cursor::key, Cursor::value, Cursor::keyBytes, Cursor::valueBytes);

  private final Health health = new Health(Path.of("/store"));

  /** Moves once; then each access fails, perhaps once the store has been closed. */
  private final class Failing implements StoreCursor.VisibleEntries {

    private final Throwable failure;
    private final boolean closes;
    private boolean moved;

    Failing(Throwable failure, boolean closes) {
      this.failure = failure;
      this.closes = closes;
    }

    private RuntimeException failure() {
      if (closes) {
        health.close();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      return failure instanceof RuntimeException e ? e : new IllegalArgumentException(failure);
    }

    @Override
    public boolean next() throws IOException {
      if (moved) {
        if (failure instanceof IOException) {
          health.close();
          throw new IOException(failure);
        }
        throw failure();
      }
      moved = true;
      return true;
    }

    @Override
    public boolean seek(byte[] key) throws IOException {
      return next();
    }

    @Override
    public MemorySegment key() {
      throw failure();
    }

    @Override
    public MemorySegment value() {
      throw failure();
    }

    @Override
    public long trailer() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private Cursor onEntry(Throwable failure, boolean closes) {
    Cursor cursor =
        new StoreCursor(
            new Failing(failure, closes), health, new ReadSign(System.nanoTime()), () -> {});
    cursor.next();
    return cursor;
  }

  @Test
  void readingAnEntryWhileTheStoreIsClosedEndsInStoreClosed() {
    for (Consumer<Cursor> read : READS) {
      for (Throwable failure :
          List.of(new IllegalStateException("Already closed"), new InternalError("a fault"))) {
        StoreCursorTest fresh = new StoreCursorTest();
        Cursor cursor = fresh.onEntry(failure, true);
        assertThatExceptionOfType(StoreClosedException.class).isThrownBy(() -> read.accept(cursor));
      }
    }
  }

  @Test
  void movingWhileTheStoreIsClosedEndsInStoreClosed() {
    for (Throwable failure :
        List.of(
            new IllegalStateException("Already closed"),
            new InternalError("a fault"),
            new IOException("closed"),
            new StoreIoException("the file is gone", null))) {
      StoreCursorTest fresh = new StoreCursorTest();
      Cursor cursor = fresh.onEntry(failure, true);
      assertThatExceptionOfType(StoreClosedException.class).isThrownBy(cursor::next);
    }
  }

  @Test
  void aFaultOfAMappingIsAFailureOfTheDisk() {
    for (Consumer<Cursor> read : READS) {
      Cursor cursor = onEntry(new InternalError("a fault"), false);
      assertThatExceptionOfType(StoreIoException.class)
          .isThrownBy(() -> read.accept(cursor))
          .withMessageContaining("mapped file");
    }
  }

  @Test
  void anyOtherIllegalStateStaysWhatItIs() {
    IllegalStateException failure = new IllegalStateException("planted");
    for (Consumer<Cursor> read : READS) {
      Cursor cursor = onEntry(failure, false);
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> read.accept(cursor))
          .isSameAs(failure);
    }
  }
}
