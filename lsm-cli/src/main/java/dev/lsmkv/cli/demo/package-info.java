/**
 * The tour: twelve phases on a real store in a temporary directory, each of which does what it
 * tells and prints the figures that came of it. The options are small, so that a few thousand
 * entries make several levels.
 */
package dev.lsmkv.cli.demo;
