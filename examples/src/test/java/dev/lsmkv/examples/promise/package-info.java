/**
 * The plug-in promise, tested: every part can be swapped by its id alone, the store answers the
 * same whatever its parts are, and a part that is missing, doubled or broken gives a message that
 * says what to do.
 */
package dev.lsmkv.examples.promise;
