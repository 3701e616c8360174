package dev.lsmkv.bench.micro;

import dev.lsmkv.spi.compression.Compression;
import dev.lsmkv.spi.compression.CompressionProvider;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A block of rows compressed and decompressed, beside the same by the pure Java of LZ4-java, and
 * beside a copy. Three eighths of each value repeat the rest of it.
 */
@NullUnmarked // fields are set by a method that JMH calls
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BlockCompressions {

  private static final int BLOCKS = 256;

  /** The id of the compression. */
  @Param("lz4")
  public String id;

  /** The length of a block before it is compressed, and of the values in it. */
  @Param({"4096/100", "4096/1000", "65536/65000"})
  public String blockAndValue;

  private final LZ4Compressor libraryCompressor = LZ4Factory.safeInstance().fastCompressor();
  private final LZ4SafeDecompressor libraryDecompressor =
      LZ4Factory.safeInstance().safeDecompressor();
  private final byte[][] blocks = new byte[BLOCKS][];
  private final byte[][] compressed = new byte[BLOCKS][];
  private Compression compression;
  private byte[] raw;
  private byte[] target;
  private int next;

  /** For JMH. */
  public BlockCompressions() {}

  /** Makes the blocks. */
  @Setup
  public void make() throws IOException {
    compression = Parts.make(CompressionProvider.class, id);
    String[] lengths = blockAndValue.split("/", 2);
    raw = new byte[Integer.parseInt(lengths[0])];
    target = new byte[compression.compressedLengthMax(raw.length)];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < BLOCKS; i++) {
      byte[] block = new byte[raw.length];
      int row = Samples.KEY_BYTES + Integer.parseInt(lengths[1]);
      for (int at = 0; at < block.length; at += row) {
        putRow(block, at, Math.min(row, block.length - at), random);
      }
      blocks[i] = block;
      compressed[i] = Arrays.copyOf(target, compression.compress(block, block.length, target));
    }
  }

  private static void putRow(byte[] block, int at, int length, SplittableRandom random) {
    byte[] row = new byte[length];
    random.nextBytes(row);
    int repeated = Math.max(0, length - Samples.KEY_BYTES) * 3 / 8;
    System.arraycopy(row, Math.max(0, length - 2 * repeated), row, length - repeated, repeated);
    System.arraycopy(row, 0, block, at, length);
  }

  private int next() {
    next = (next + 1) % BLOCKS;
    return next;
  }

  /** Compresses a block. */
  @Benchmark
  public int compress() {
    return compression.compress(blocks[next()], raw.length, target);
  }

  /** Decompresses a block. */
  @Benchmark
  public byte[] decompress() throws IOException {
    byte[] block = compressed[next()];
    compression.decompress(block, block.length, raw);
    return raw;
  }

  /** Compresses a block by LZ4-java. */
  @Benchmark
  public int libraryCompress() {
    return libraryCompressor.compress(blocks[next()], 0, raw.length, target, 0, target.length);
  }

  /** Decompresses a block by LZ4-java. */
  @Benchmark
  public byte[] libraryDecompress() {
    byte[] block = compressed[next()];
    libraryDecompressor.decompress(block, 0, block.length, raw, 0, raw.length);
    return raw;
  }

  /** Copies a block. */
  @Benchmark
  public byte[] idealCopy() {
    System.arraycopy(blocks[next()], 0, raw, 0, raw.length);
    return raw;
  }
}
