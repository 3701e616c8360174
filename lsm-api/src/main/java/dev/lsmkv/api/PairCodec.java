package dev.lsmkv.api;

import dev.lsmkv.api.Codecs.Pair;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/** A first component that shows where it ends, and a second that takes the rest. */
final class PairCodec<A, B> implements MeasuredCodec<Pair<A, B>> {

  private final Component<A> first;
  private final OrderedCodec<B> second;
  private final int length;

  PairCodec(OrderedCodec<A> first, OrderedCodec<B> second) {
    this.first = Component.of(first);
    this.second = Objects.requireNonNull(second, "second");
    int a = MeasuredCodec.lengthOf(first);
    int b = MeasuredCodec.lengthOf(second);
    this.length = a == VARIABLE || b == VARIABLE ? VARIABLE : Math.addExact(a, b);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public byte[] encode(Pair<A, B> value) {
    byte[] a = first.encode(value.first());
    byte[] b = second.encode(value.second());
    byte[] both = Arrays.copyOf(a, Math.addExact(a.length, b.length));
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Override
  public Pair<A, B> decode(MemorySegment bytes) {
    int end = first.length(bytes);
    A a = first.decode(bytes.asSlice(0, end));
    return new Pair<>(a, second.decode(bytes.asSlice(end)));
  }
}
