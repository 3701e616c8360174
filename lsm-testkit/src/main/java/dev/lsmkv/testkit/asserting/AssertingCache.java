package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A cache whose blocks must stay as they were kept. */
final class AssertingCache implements BlockCache {

  private final Findings findings;
  private final BlockCache cache;
  private final Map<Integer, Long> checksums = new ConcurrentHashMap<>();

  AssertingCache(Findings findings, BlockCache cache) {
    this.findings = findings;
    this.cache = cache;
  }

  @Override
  public boolean find(int block, Room room) {
    byte[][] given = new byte[1][];
    int[] length = new int[1];
    boolean found =
        cache.find(
            block,
            asked -> {
              findings.require(given[0] == null, () -> "block " + block + " asks for room twice");
              byte[] memory = room.ofLength(asked);
              findings.require(
                  memory.length >= asked, () -> memory.length + " bytes for a block of " + asked);
              Arrays.fill(memory, Lent.POISON); // nobody may read what follows the block
              given[0] = memory;
              length[0] = asked;
              return memory;
            });
    if (found) {
      findings.require(given[0] != null, () -> "block " + block + " was found and not copied");
      require(block, given[0], length[0], "was changed after it was kept");
    }
    return found;
  }

  @Override
  public boolean admits(int block, int bytes) {
    return cache.admits(block, bytes);
  }

  @Override
  public void keep(int block, byte[] bytes, int length) {
    findings.require(
        length >= 0 && length <= bytes.length, () -> length + " bytes of " + bytes.length);
    require(block, bytes, length, "has two contents");
    cache.keep(block, bytes, length);
  }

  /** The first seen of a block, which may have been kept by another table over the same data. */
  private void require(int block, byte[] bytes, int length, String otherwise) {
    long now = Lent.checksum(bytes, 0, length);
    Long before = checksums.putIfAbsent(block, now);
    findings.require(before == null || before == now, () -> "block " + block + " " + otherwise);
  }
}
