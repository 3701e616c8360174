package dev.lsmkv.core.commit;

import dev.lsmkv.api.Durability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group on its way from applied to visible.
 *
 * <p>Thread: {@code durable} is guarded by {@link Visibility}.
 */
final class CommitGroup {

  private final List<Pending> members;
  private final long lastSequence;
  private final boolean sync;
  boolean durable;

  CommitGroup(List<Pending> members, long lastSequence) {
    this.members = members;
    this.lastSequence = lastSequence;
    boolean anySync = false;
    for (Pending member : members) {
      anySync |= member.durability() == Durability.SYNC;
    }
    this.sync = anySync;
  }

  long lastSequence() {
    return lastSequence;
  }

  boolean isSync() {
    return sync;
  }

  void complete(@Nullable Throwable failure) {
    members.forEach(member -> member.complete(failure));
  }
}
