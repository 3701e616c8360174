/**
 * Rules about single source files: their size, their shape, what their comments say.
 *
 * <p>Files are parsed by the compiler's own parser, so that a count is exact and a word in a string
 * is not mistaken for a comment.
 */
package dev.lsmkv.checks.sources;
