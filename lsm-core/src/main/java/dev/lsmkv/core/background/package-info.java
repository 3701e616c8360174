/**
 * What runs in the background: flushes, compactions, and the closing of tables that nobody holds
 * any more. None of it blocks a reader, and a writer only when the store could not keep up
 * otherwise.
 */
package dev.lsmkv.core.background;
