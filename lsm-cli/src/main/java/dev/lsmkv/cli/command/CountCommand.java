package dev.lsmkv.cli.command;

import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code count DIR [FROM [TO]]}: counts the keys of a range by reading it. */
@Command(name = "count", description = "Counts the keys of a range.")
final class CountCommand implements Callable<Integer> {

  @Mixin private final ByteArguments bytes = new ByteArguments();
  @Mixin private final StoreRange range = new StoreRange();

  private final Session session;

  CountCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    KeyRange keys = range.range(bytes);
    return session.read(range.path(), store -> print(store, keys));
  }

  private int print(LsmStore store, KeyRange keys) throws IOException {
    long count = 0;
    try (Cursor cursor = store.scan(keys)) {
      while (cursor.next()) {
        count++;
      }
    }
    session.console().out().line(Long.toString(count));
    return ExitCode.OK;
  }
}
