package dev.lsmkv.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.core.environment.Outcome;
import dev.lsmkv.core.memtable.tree.TreeMemTableProvider;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may flush a memtable, and what those are told who wait for that. */
@Timeout(60)
final class MemTableSlotTest {

  private final IOException reason = new IOException("no room");

  private final MemTableSlot slot =
      new MemTableSlot(new TreeMemTableProvider().create(MapSettings.of()).create(1024), 1);

  @Test
  void onlyOneTakesIt() {
    assertThat(slot.isTaken()).isFalse();
    assertThat(slot.take()).isTrue();
    assertThat(slot.take()).isFalse();
    assertThat(slot.isTaken()).isTrue();
  }

  @Test
  void aFailedAttemptEndsOneWaitAndNotTheNext() {
    Outcome<Void> first = slot.attempt();
    slot.attemptFailed(reason);
    assertThat(first.await()).isSameAs(reason);
    Outcome<Void> second = slot.attempt();
    slot.installed();
    assertThat(second.await()).isNull();
    assertThat(first.await()).isSameAs(reason);
  }

  @Test
  void theFirstEndCounts() {
    slot.failed(reason);
    slot.installed();
    slot.attemptFailed(new IOException("too late"));
    assertThat(slot.attempt().await()).isSameAs(reason);
  }
}
