/** Stores whose parts all assert, for tests and campaigns of the engine. */
package dev.lsmkv.core.asserted;
