/**
 * The store, for applications. {@link dev.lsmkv.api.LsmStore#open(java.nio.file.Path)} is the way
 * in.
 *
 * <p>Keys and values are bytes, copied on the way in and out; keys are ordered as unsigned bytes.
 * Everything is safe for use from many threads, virtual threads included, save a {@link
 * dev.lsmkv.api.Cursor} and a {@link dev.lsmkv.api.WriteBatch}. Errors are unchecked: {@link
 * dev.lsmkv.api.LsmException}s, save what codecs and other plug-ins throw by mistake, and what an
 * access to a view of a mapped file may end in ({@link dev.lsmkv.api.Cursor#value}); null where a
 * value is needed is a {@link NullPointerException}. An interrupt never harms the store: a call
 * completes and keeps the flag.
 *
 * <p>May depend on {@code dev.lsmkv.spi}, which never depends on this package.
 */
package dev.lsmkv.api;
