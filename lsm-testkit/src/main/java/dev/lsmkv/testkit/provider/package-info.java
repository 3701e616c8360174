/**
 * What the provider of a part is given in tests.
 *
 * <p>This package depends on the interfaces of providers alone.
 */
package dev.lsmkv.testkit.provider;
