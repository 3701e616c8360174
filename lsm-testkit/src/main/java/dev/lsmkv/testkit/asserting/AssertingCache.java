package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.table.BlockCache;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
  public byte @Nullable [] find(int block) {
    byte[] found = cache.find(block);
    if (found != null) {
      require(block, found, "was changed after it was kept");
    }
    return found;
  }

  @Override
  public boolean admits(int block, int bytes) {
    return cache.admits(block, bytes);
  }

  @Override
  public void keep(int block, byte[] bytes) {
    require(block, bytes, "has two contents");
    cache.keep(block, bytes);
  }

  /** The first seen of a block, which may have been kept by another table over the same data. */
  private void require(int block, byte[] bytes, String otherwise) {
    long now = checksum(bytes);
    Long before = checksums.putIfAbsent(block, now);
    findings.require(before == null || before == now, () -> "block " + block + " " + otherwise);
  }

  private static long checksum(byte[] bytes) {
    return Lent.checksum(bytes, 0, bytes.length);
  }
}
