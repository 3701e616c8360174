package dev.lsmkv.core.read;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.error.Health;
import dev.lsmkv.core.error.Recorder;
import dev.lsmkv.spi.entry.EntryCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * The cursor that applications hold: keeps the rules of {@link Cursor} about states and errors, and
 * leaves the moving to a {@link VisibleEntries} of one direction.
 *
 * <p>Thread: confined to one thread at a time; only {@code close} of the store comes from another.
 */
public final class StoreCursor implements Cursor {

  private final VisibleEntries entries;
  private final Health health;
  private final ReadSign sign;
  private final Runnable onClose;
  private boolean onEntry;
  private boolean ended;
  private boolean closed;

  /**
   * A cursor before its first entry.
   *
   * @param entries moves
   * @param health tells whether the store is closed
   * @param sign is left by each move
   * @param onClose gives back what the cursor holds
   */
  public StoreCursor(VisibleEntries entries, Health health, ReadSign sign, Runnable onClose) {
    this.entries = entries;
    this.health = health;
    this.sign = sign;
    this.onClose = onClose;
  }

  /** A step that may fail as the disk may. */
  private interface Step {
    boolean take() throws IOException;
  }

  @Override
  public boolean next() {
    requireUsable();
    if (ended) {
      return false;
    }
    return moved("next", entries::next);
  }

  @Override
  public boolean seek(byte[] key) {
    byte[] target = java.util.Objects.requireNonNull(key, "key").clone();
    requireUsable();
    return moved("seek", () -> entries.seek(target));
  }

  private boolean moved(String operation, Step step) {
    @Nullable SlowReadEvent event = Recorder.isThere() ? SlowReadEvent.begun(operation) : null;
    sign.leave();
    onEntry = false;
    ended = true; // stays so if the step fails: nothing is shown beyond damage until a seek
    try {
      onEntry = step.take();
    } catch (IOException | LsmException | IllegalStateException | InternalError e) {
      throw unlessClosed("Moving a cursor", e);
    }
    ended = !onEntry;
    if (event != null) {
      event.commit();
    }
    return onEntry;
  }

  @Override
  public MemorySegment key() {
    return currentKey().asReadOnly();
  }

  @Override
  public MemorySegment value() {
    return currentValue().asReadOnly();
  }

  @Override
  public byte[] keyBytes() {
    return copy(currentKey());
  }

  @Override
  public byte[] valueBytes() {
    return copy(currentValue());
  }

  private MemorySegment currentKey() {
    requireEntry();
    try {
      return entries.key();
    } catch (IllegalStateException | InternalError e) {
      throw unlessClosed("Reading a key", e);
    }
  }

  private MemorySegment currentValue() {
    requireEntry();
    try {
      return entries.value();
    } catch (IllegalStateException | InternalError e) {
      throw unlessClosed("Reading a value", e);
    }
  }

  private byte[] copy(MemorySegment segment) {
    try {
      byte[] bytes = new byte[Math.toIntExact(segment.byteSize())];
      MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
      return bytes; // toArray() does the same, and spends as long again on the name of a class
    } catch (IllegalStateException | InternalError e) {
      throw unlessClosed("Reading an entry", e);
    }
  }

  /** What a failure is to the caller; the close of the store closes tables beneath cursors. */
  private RuntimeException unlessClosed(String what, Throwable failure) {
    health.requireOpen();
    return switch (failure) {
      case IOException io -> Failures.translate(what, io);
      case InternalError fault -> Failures.fault(what, fault);
      case RuntimeException other -> other;
      default -> new IllegalStateException(failure);
    };
  }

  private void requireEntry() {
    requireUsable();
    if (!onEntry) {
      throw new IllegalStateException(
          "The cursor is off an entry: call next() or seek(), and go on only if it says true.");
    }
  }

  private void requireUsable() {
    if (closed) {
      throw new IllegalStateException("The cursor is closed.");
    }
    health.requireOpen();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        entries.close();
      } finally {
        onClose.run();
      }
    }
  }

  /**
   * Moves over the entries of a range that a sequence number sees, newest versions only, tombstones
   * left out.
   */
  interface VisibleEntries extends EntryCursor {}
}
