/** The other half of a circle. */
package dev.lsmkv.checks.architecture.planted.right;
