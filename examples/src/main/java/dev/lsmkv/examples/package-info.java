/**
 * Programs to copy from; each does one thing and takes the directory of its store as its argument.
 *
 * <p>{@link dev.lsmkv.examples.Quickstart} is where to begin. {@link dev.lsmkv.examples.ImportJdk}
 * does the main job on real data, {@link dev.lsmkv.examples.RandomLoad} on as much as you like.
 * {@link dev.lsmkv.examples.Transfers} shows batches and snapshots, {@link
 * dev.lsmkv.examples.RangeScan} tuples and ranges, {@link dev.lsmkv.examples.JsonValues} values as
 * JSON, {@link dev.lsmkv.examples.SwapPart} a store with a part that is not the default.
 *
 * <p>The packages below this one hold a small plug-in each, one for every replaceable part.
 */
package dev.lsmkv.examples;
