/**
 * Microbenchmarks of the parts, for whoever changes one: what it takes, beside the least that could
 * be taken.
 *
 * <p>Parts come from the service loader, as the engine gets them, and work on a disk in memory, so
 * that no device is measured. A benchmark whose name begins with {@code ideal} does what the one
 * beside it cannot do without, and nothing else.
 */
@org.jspecify.annotations.NullMarked
package dev.lsmkv.bench.micro;
