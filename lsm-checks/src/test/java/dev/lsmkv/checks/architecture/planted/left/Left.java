package dev.lsmkv.checks.architecture.planted.left;

import dev.lsmkv.checks.architecture.planted.right.Right;

/** Knows {@link Right}. */
public record Left(Right right) {}
