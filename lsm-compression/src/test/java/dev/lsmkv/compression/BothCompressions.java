package dev.lsmkv.compression;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.util.Arrays;

/** A program that says which of the compressions work in its JVM. */
final class BothCompressions {

  private BothCompressions() {}

  public static void main(String[] args) throws IOException {
    report("lz4", new Lz4Provider().create(MapSettings.of()));
    try {
      report("zstd", new ZstdProvider().create(MapSettings.of()));
    } catch (IOException e) {
      System.out.println("zstd fails: " + e.getMessage());
    }
  }

  private static void report(String id, Compression compression) throws IOException {
    byte[] compressed = Blocks.compress(compression, Blocks.EXAMPLE);
    byte[] restored = Blocks.decompress(compression, compressed, Blocks.EXAMPLE.length);
    System.out.println(id + (Arrays.equals(restored, Blocks.EXAMPLE) ? " works" : " is wrong"));
  }
}
