/**
 * A store in memory, and streams that write down what is said: what the commands are tested
 * against.
 */
package dev.lsmkv.cli.fake;
