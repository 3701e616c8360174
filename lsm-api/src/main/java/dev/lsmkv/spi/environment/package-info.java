/**
 * What the engine takes from outside: the disk, the clocks and the threads. Tests put their own in
 * place.
 */
package dev.lsmkv.spi.environment;
