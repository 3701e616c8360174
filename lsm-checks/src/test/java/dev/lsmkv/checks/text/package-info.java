/**
 * Rules about the words of the repository, whatever the file: what a reader elsewhere stumbles on.
 */
package dev.lsmkv.checks.text;
