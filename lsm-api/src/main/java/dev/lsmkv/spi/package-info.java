/**
 * What every plug-in shares: the {@link dev.lsmkv.spi.Provider} that a service declares, and the
 * {@link dev.lsmkv.spi.Settings} it reads. Each replaceable part has a package of its own below
 * this one.
 */
package dev.lsmkv.spi;
