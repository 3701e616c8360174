package dev.lsmkv.testkit.asserting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What asserting parts noticed, and what is open.
 *
 * <p>Thread: guarded by itself.
 */
final class Findings {

  private final List<AssertionError> violations = new ArrayList<>();
  private final Map<Object, Throwable> open = Collections.synchronizedMap(new IdentityHashMap<>());

  /** Where something was opened. */
  private static final class Opened extends Throwable {

    private static final long serialVersionUID = 1L;

    Opened(String what) {
      super(what);
    }
  }

  /** Notes a violation; for the caller to throw. */
  synchronized AssertionError violation(String what) {
    AssertionError error = new AssertionError(what);
    violations.add(error);
    return error;
  }

  void require(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw violation(otherwise.get());
    }
  }

  /** From now on this is open. */
  void opened(Object thing, String what) {
    open.put(thing, new Opened(what));
  }

  /** It is open no more; a second call has no effect. */
  void closed(Object thing) {
    open.remove(thing);
  }

  synchronized List<String> violations() {
    return violations.stream().map(Throwable::getMessage).toList();
  }

  synchronized void requireNone() {
    if (!violations.isEmpty()) {
      throw new AssertionError(String.join("; ", violations()), violations.getFirst());
    }
    List<Throwable> left = List.copyOf(open.values());
    if (!left.isEmpty()) {
      List<String> names = left.stream().map(Throwable::getMessage).sorted().toList();
      throw new AssertionError("still open: " + String.join(", ", names), left.getFirst());
    }
  }
}
