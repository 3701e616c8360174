package dev.lsmkv.checks.architecture.planted.right;

import dev.lsmkv.checks.architecture.planted.left.Left;

/** Knows {@link Left}. */
public record Right(Left left) {}
