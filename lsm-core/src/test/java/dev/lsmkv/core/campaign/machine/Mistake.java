package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.LsmStore;
import java.util.function.UnaryOperator;

/** What a store may do wrong, to show that a campaign notices. */
enum Mistake {
  NONE("nothing is wrong", store -> store),
  IGNORES_LOCKS("the lock of a store is not taken", store -> store),
  FORGETS_TO_LOG("writes are not logged, whatever was asked for", WritingMistakes.Forgetful::new),
  FORGETS_TO_FORCE("writes are logged and never forced", WritingMistakes.Lazy::new),
  TEARS_BATCHES("the operations of a batch are written one by one", WritingMistakes.Tearing::new),
  LOSES_WRITES("one write in 50 is acknowledged and not made", WritingMistakes.Losing::new),
  READS_LATE("one read in 20 gives what the one before it gave", ReadingMistakes.Stale::new),
  SCANS_IN_PARTS("a scan goes on in a newer view", ReadingMistakes.Patched::new),
  THAWS_SNAPSHOTS("a snapshot is read from the living store", ReadingMistakes.Thawed::new),
  SKIPS_NUMBERS("a snapshot says a sequence number too many", ReadingMistakes.Skipping::new),
  SWALLOWS_INTERRUPTS("a write takes the interrupt flag", WritingMistakes.Swallowing::new),
  SWALLOWS_REFUSALS("a write that is refused is acknowledged", WritingMistakes.Pretending::new),
  NEVER_RESUMES("after one refused write all are", WritingMistakes.Sulking::new);

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // constructors and method references
  private final UnaryOperator<LsmStore> planting;

  Mistake(String words, UnaryOperator<LsmStore> planting) {
    this.words = words;
    this.planting = planting;
  }

  LsmStore in(LsmStore store) {
    return planting.apply(store);
  }

  @Override
  public String toString() {
    return words;
  }
}
