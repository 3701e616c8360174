/** One half of a circle. */
package dev.lsmkv.checks.architecture.planted.left;
