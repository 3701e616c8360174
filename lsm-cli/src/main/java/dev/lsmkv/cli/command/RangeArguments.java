package dev.lsmkv.cli.command;

import dev.lsmkv.api.KeyRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The arguments {@code [FROM [TO]]}. */
final class RangeArguments {

  @Parameters(index = "1", arity = "0..1", paramLabel = "FROM", description = "The first key; without it, all keys.")
  private @Nullable String first;

  @Parameters(index = "2", arity = "0..1", paramLabel = "TO", description = "The key behind the last.")
  private @Nullable String endExclusive;

  KeyRange range(ByteArguments bytes) {
    if (first == null) {
      return KeyRange.all();
    }
    byte[] firstBytes = bytes.parse(first);
    return endExclusive == null
        ? KeyRange.from(firstBytes)
        : KeyRange.between(firstBytes, bytes.parse(endExclusive));
  }
}
