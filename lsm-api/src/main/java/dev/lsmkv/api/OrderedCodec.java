package dev.lsmkv.api;

/**
 * A codec whose bytes, compared as unsigned bytes, are in the order of the values. Needed for keys.
 *
 * @param <T> the type of values
 */
public interface OrderedCodec<T> extends Codec<T> {}
