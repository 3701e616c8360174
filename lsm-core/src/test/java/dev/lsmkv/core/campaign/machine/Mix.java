package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.api.Durability;
import java.util.List;
import java.util.SplittableRandom;

/** Which durabilities a load asks for. */
enum Mix {
  /** Each write survives a loss of power. */
  SYNC(Durability.SYNC),
  /** Each write survives the process. */
  OS(Durability.OS),
  /** Now and then another than usual, so that some survive only if one behind them does. */
  ALL(Durability.OS);

  private static final int ONE_IN = 20;
  private static final List<Mix> ALL_MIXES = List.of(values());
  private static final List<Durability> DURABILITIES = List.of(Durability.values());

  private final Durability usual;

  Mix(Durability usual) {
    this.usual = usual;
  }

  /** The mixes, again and again. */
  static Mix of(long number) {
    return ALL_MIXES.get(Math.floorMod(number, ALL_MIXES.size()));
  }

  Durability draw(SplittableRandom random) {
    boolean other = this == ALL && random.nextInt(ONE_IN) == 0;
    return other ? DURABILITIES.get(random.nextInt(DURABILITIES.size())) : usual;
  }
}
