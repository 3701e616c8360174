/**
 * What a store takes from the machine it runs on: its disk, its clocks and its threads. Tests put
 * others in their place.
 *
 * <p>This package depends on {@code dev.lsmkv.core.storage} and the interfaces.
 */
package dev.lsmkv.core.environment;
