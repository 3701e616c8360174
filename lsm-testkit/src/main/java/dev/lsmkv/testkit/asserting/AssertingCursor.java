package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.EntryCursor;
import dev.lsmkv.spi.entry.Key;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.testkit.asserting.OneAtATime.Turn;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cursor whose views end when they should, and whose entries must come in order. */
final class AssertingCursor implements EntryCursor {

  private final Findings findings;
  private final EntryCursor cursor;
  private final Direction direction;
  private final String what;
  private final Runnable onClose;
  private final OneAtATime turns;
  private final List<byte[]> views = new ArrayList<>();
  private State state = State.BEFORE;
  private @Nullable Place place;
  private boolean released;

  private enum State {
    BEFORE,
    ON_ENTRY,
    AT_END,
    FAILED,
    CLOSED
  }

  /** Where the cursor was last. */
  private record Place(Key key, long trailer) {}

  AssertingCursor(
      Findings findings, EntryCursor cursor, Direction direction, String what, Runnable onClose) {
    this.findings = findings;
    this.cursor = cursor;
    this.direction = direction;
    this.what = "a cursor over " + what;
    this.onClose = onClose;
    this.turns = new OneAtATime(findings, this.what);
  }

  /** Watches a cursor until it is closed. */
  static EntryCursor opened(
      Findings findings, EntryCursor cursor, Direction direction, String what, Runnable onClose) {
    AssertingCursor asserting = new AssertingCursor(findings, cursor, direction, what, onClose);
    findings.opened(asserting, asserting.what);
    return asserting;
  }

  /** Whether the last move found the end. */
  boolean atEnd() {
    return state == State.AT_END;
  }

  @Override
  public boolean next() throws IOException {
    try (Turn _ = move()) {
      State before = state;
      Place last = before == State.ON_ENTRY ? place : null;
      state = State.FAILED;
      boolean found = cursor.next();
      findings.require(!found || before != State.AT_END, () -> what + " goes on after its end");
      arrive(found);
      Place now = place;
      if (found && last != null && now != null) {
        findings.require(order(last, now) < 0, () -> what + " shows " + now + " after " + last);
      }
      return found;
    }
  }

  @Override
  public boolean seek(byte[] key) throws IOException {
    try (Turn _ = move()) {
      state = State.FAILED;
      boolean found = Lent.copy(findings, key, () -> "the key sought by " + what, cursor::seek);
      arrive(found);
      Place now = place;
      if (found && now != null) {
        int order = now.key.compareTo(key);
        findings.require(
            direction == Direction.FORWARD ? order >= 0 : order <= 0,
            () -> what + " shows " + now + " when asked for " + Key.copyOf(key));
      }
      return found;
    }
  }

  /** Begins a move, which ends every view. */
  private Turn move() {
    Turn turn = turns.begin();
    expire();
    if (state == State.CLOSED) {
      turn.close();
      throw findings.violation(what + " is moved after it was closed");
    }
    return turn;
  }

  private void arrive(boolean found) {
    state = found ? State.ON_ENTRY : State.AT_END;
    place = found ? new Place(Key.copyOf(cursor.key()), cursor.trailer()) : null;
  }

  private int order(Place one, Place other) {
    int keys = one.key.compareTo(other.key);
    int versions = Long.compareUnsigned(other.trailer, one.trailer);
    int forward = keys == 0 ? versions : keys;
    return direction == Direction.FORWARD ? forward : -forward;
  }

  private void expire() {
    views.forEach(view -> Arrays.fill(view, Lent.POISON));
    views.clear();
  }

  @Override
  public MemorySegment key() {
    try (Turn _ = turns.begin()) {
      Place now = current();
      MemorySegment key = cursor.key();
      findings.require(now.key.equals(Key.copyOf(key)), () -> what + " forgets its key " + now);
      return view(key);
    }
  }

  @Override
  public long trailer() {
    try (Turn _ = turns.begin()) {
      Place now = current();
      findings.require(now.trailer == cursor.trailer(), () -> what + " changes its trailer " + now);
      return now.trailer;
    }
  }

  @Override
  public MemorySegment value() {
    try (Turn _ = turns.begin()) {
      Place now = current();
      MemorySegment value = cursor.value();
      findings.require(
          value.byteSize() == 0 || !Trailer.isDelete(now.trailer),
          () -> what + " has a value for the tombstone " + now);
      return view(value);
    }
  }

  private Place current() {
    Place now = place;
    if (state != State.ON_ENTRY || now == null) {
      throw findings.violation(what + " is read while it is on no entry: " + state);
    }
    return now;
  }

  private MemorySegment view(MemorySegment segment) {
    byte[] copy = segment.toArray(ValueLayout.JAVA_BYTE);
    views.add(copy);
    return MemorySegment.ofArray(copy).asReadOnly();
  }

  /** Ends a cursor that was only lent, without closing the one beneath. */
  void takeBack() {
    expire();
    state = State.CLOSED;
  }

  @Override
  public void close() {
    try (Turn _ = turns.begin()) {
      takeBack();
      cursor.close();
    }
    if (!released) {
      released = true;
      findings.closed(this);
      onClose.run();
    }
  }
}
