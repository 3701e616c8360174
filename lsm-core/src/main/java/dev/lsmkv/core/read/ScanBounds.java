package dev.lsmkv.core.read;

import dev.lsmkv.api.KeyRange;
import org.jspecify.annotations.Nullable;

/** The bounds of a scan, as arrays that nobody changes. */
final class ScanBounds {

  private final byte @Nullable [] first;
  private final byte @Nullable [] endExclusive;

  ScanBounds(KeyRange range) {
    this.first = range.first().orElse(null);
    this.endExclusive = range.endExclusive().orElse(null);
  }

  byte @Nullable [] first() {
    return first;
  }

  byte @Nullable [] endExclusive() {
    return endExclusive;
  }
}
