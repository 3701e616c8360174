package dev.lsmkv.core.commit;

import dev.lsmkv.api.Durability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group on its way from applied to visible.
 *
 * <p>Thread: {@code durable} and {@code outcome} are guarded by {@link Visibility}, until the group
 * has been taken out of it.
 */
final class CommitGroup {

  private final List<Pending> members;
  private final long lastSequence;
  private final boolean sync;
  boolean durable;
  @Nullable Throwable outcome;

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

  /** Ends the calls of its members with its outcome. */
  void complete() {
    for (int i = 0; i < members.size(); i++) {
      members.get(i).complete(outcome);
    }
  }
}
