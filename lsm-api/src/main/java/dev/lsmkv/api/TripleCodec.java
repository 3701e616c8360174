package dev.lsmkv.api;

import dev.lsmkv.api.Codecs.Pair;
import dev.lsmkv.api.Codecs.Triple;
import java.lang.foreign.MemorySegment;

/** A pair of the first component and the pair of the others. */
final class TripleCodec<A, B, C> implements MeasuredCodec<Triple<A, B, C>> {

  private final PairCodec<A, Pair<B, C>> pairs;

  TripleCodec(OrderedCodec<A> first, OrderedCodec<B> second, OrderedCodec<C> third) {
    this.pairs = new PairCodec<>(first, new PairCodec<>(second, third));
  }

  @Override
  public int length() {
    return pairs.length();
  }

  @Override
  public byte[] encode(Triple<A, B, C> value) {
    return pairs.encode(new Pair<>(value.first(), new Pair<>(value.second(), value.third())));
  }

  @Override
  public Triple<A, B, C> decode(MemorySegment bytes) {
    Pair<A, Pair<B, C>> pair = pairs.decode(bytes);
    return new Triple<>(pair.first(), pair.second().first(), pair.second().second());
  }
}
