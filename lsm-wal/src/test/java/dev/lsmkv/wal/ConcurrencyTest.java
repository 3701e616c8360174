package dev.lsmkv.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ConcurrencyTest {

  private static final List<WriteGroup> GROUPS =
      IntStream.range(0, 2000).mapToObj(i -> Groups.single(i, i % 97)).toList();

  private final TestSegment segment;

  ConcurrencyTest(LogKind kind) throws IOException {
    this.segment = new TestSegment(kind);
  }

  @Test
  void forceOnAnotherThreadCoversWhatWasAppendedBeforeIt() throws Exception {
    AtomicLong appended = new AtomicLong();
    try (WalWriter writer = segment.create();
        ExecutorService forcing = Executors.newSingleThreadExecutor()) {
      Future<Long> forced = forcing.submit(() -> forceUntilAll(writer, appended));
      for (WriteGroup group : GROUPS) {
        appended.set(writer.append(group));
      }
      long end = appended.get();
      appended.set(-1);
      assertThat(forced.get()).isEqualTo(end);
    }
    TestSegment.Seen seen = segment.read();
    assertThat(seen.records()).isEqualTo(TestSegment.logged(GROUPS));
    assertThat(seen.tail().syncedUpTo()).isBetween(144L, seen.tail().validBytes());
  }

  /**
   * Forces while the other thread appends, and once more when it has said, with -1, that it ended.
   */
  private static long forceUntilAll(WalWriter writer, AtomicLong appended) throws IOException {
    long durable = 144;
    long seen = 0;
    while (seen >= 0) {
      seen = appended.get();
      long forced = writer.force();
      assertThat(forced).isGreaterThanOrEqualTo(Math.max(seen, durable));
      durable = forced;
    }
    return durable;
  }
}
