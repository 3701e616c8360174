package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.compression.Compression;
import java.io.IOException;
import java.util.Arrays;

/** A compression whose sources must stay as they are, and whose targets must be large enough. */
record AssertingCompression(Findings findings, Compression compression) implements Compression {

  @Override
  public int compressedLengthMax(int rawLength) {
    int most = compression.compressedLengthMax(rawLength);
    findings.require(rawLength >= 0 && most >= 0, () -> "a block of " + rawLength + ": " + most);
    return most;
  }

  @Override
  public int compress(byte[] raw, int rawLength, byte[] target) {
    int most = compressedLengthMax(rawLength);
    findings.require(
        rawLength <= raw.length && target.length >= most,
        () -> "a target of " + target.length + " for " + rawLength + " bytes");
    int length =
        Lent.copy(
            findings,
            raw,
            () -> "the block to be compressed",
            copy -> compression.compress(copy, rawLength, target));
    findings.require(length >= 0 && length <= most, () -> "compressed to " + length);
    return length;
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target)
      throws IOException {
    decompress(
        compressed,
        compressedLength,
        target,
        copy -> compression.decompress(copy, compressedLength, target));
  }

  @Override
  public void decompress(byte[] compressed, int compressedLength, byte[] target, int rawLength)
      throws IOException {
    findings.require(
        rawLength >= 0 && rawLength <= target.length,
        () -> "a target of " + target.length + " for " + rawLength + " bytes");
    decompress(
        compressed,
        compressedLength,
        target,
        copy -> compression.decompress(copy, compressedLength, target, rawLength));
  }

  private void decompress(byte[] compressed, int compressedLength, byte[] target, Call call)
      throws IOException {
    findings.require(
        compressedLength >= 0 && compressedLength <= compressed.length,
        () -> compressedLength + " bytes of " + compressed.length);
    Arrays.fill(target, Lent.POISON);
    Lent.<Boolean, IOException>copy(
        findings,
        compressed,
        () -> "the compressed block",
        copy -> {
          call.on(copy);
          return true;
        });
  }

  /** One of the two calls. */
  private interface Call {

    void on(byte[] compressed) throws IOException;
  }
}
