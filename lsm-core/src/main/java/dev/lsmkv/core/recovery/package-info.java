/**
 * Opening: finding the ROOT that counts, replaying the log, setting aside what a crash cut short,
 * and clearing away what nothing names. It can be interrupted at any point and done again.
 */
package dev.lsmkv.core.recovery;
