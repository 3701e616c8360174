import dev.lsmkv.compaction.LeveledProvider;
import dev.lsmkv.compaction.TieredProvider;
import dev.lsmkv.spi.compaction.CompactionProvider;
import org.jspecify.annotations.NullMarked;

/** The compaction strategies that come with lsm-kv: leveled, the default, and tiered. */
@NullMarked
module dev.lsmkv.compaction {
  requires dev.lsmkv.api;
  requires static org.jspecify;

  provides CompactionProvider with
      LeveledProvider,
      TieredProvider;
}
