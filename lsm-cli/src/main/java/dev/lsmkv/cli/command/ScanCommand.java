package dev.lsmkv.cli.command;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.cli.console.Output;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code scan DIR [FROM [TO]]}: prints the entries of a range, one a line, key and value apart by a
 * tab.
 */
@Command(
    name = "scan",
    description =
        "Prints the entries of a range in order: key, tab, value. For any bytes, use export.")
final class ScanCommand implements Callable<Integer> {

  @Mixin private final ByteArguments bytes = new ByteArguments();
  @Mixin private final StoreRange range = new StoreRange();

  @Option(names = "--limit", paramLabel = "N", description = "Prints at most N entries.")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--reverse", description = "From the last entry to the first.")
  private boolean isReverse;

  @Spec private @Nullable CommandSpec spec;

  private final Session session;

  ScanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "picocli sets it").commandLine(),
          "--limit must be 0 or more");
    }
    KeyRange keys = range.range(bytes);
    return session.read(range.path(), store -> print(store, keys));
  }

  private int print(LsmStore store, KeyRange keys) throws IOException {
    Output out = session.console().out();
    try (Cursor cursor = isReverse ? store.scanReverse(keys) : store.scan(keys)) {
      for (long printed = 0; printed < limit && cursor.next(); printed++) {
        bytes.form().print(cursor.keyBytes(), out);
        out.text("\t");
        bytes.form().print(cursor.valueBytes(), out);
        out.line("");
      }
    }
    return ExitCode.OK;
  }
}
