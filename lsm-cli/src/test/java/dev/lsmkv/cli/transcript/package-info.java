/** Streams that write down what is typed and what is said: what the commands are tested with. */
package dev.lsmkv.cli.transcript;
