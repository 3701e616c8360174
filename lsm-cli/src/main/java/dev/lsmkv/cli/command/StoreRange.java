package dev.lsmkv.cli.command;

import dev.lsmkv.api.KeyRange;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The arguments {@code DIR [FROM [TO]]}: a range of keys in a store. */
final class StoreRange {

  @Parameters(index = "0", paramLabel = "DIR", description = "The directory of the store.")
  private Path path = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FROM",
      description = "The first key; without it, all keys.")
  private @Nullable String first;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TO",
      description = "The key behind the last.")
  private @Nullable String endExclusive;

  Path path() {
    return path;
  }

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
