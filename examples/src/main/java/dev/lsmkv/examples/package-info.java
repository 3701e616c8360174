/** Programs to copy from. */
package dev.lsmkv.examples;
