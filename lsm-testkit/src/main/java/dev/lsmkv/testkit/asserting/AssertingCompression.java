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

  @Override
  public int decompressFirst(
      byte[] compressed, int compressedLength, byte[] target, int rawLength, int enough)
      throws IOException {
    findings.require(
        enough >= 0 && enough <= rawLength && rawLength <= target.length,
        () -> enough + " bytes of " + rawLength + " into a target of " + target.length);
    int[] length = new int[1];
    decompress(
        compressed,
        compressedLength,
        target,
        copy ->
            length[0] =
                compression.decompressFirst(copy, compressedLength, target, rawLength, enough));
    findings.require(
        length[0] >= enough && length[0] <= rawLength,
        () -> length[0] + " bytes where " + enough + " of " + rawLength + " were asked for");
    Arrays.fill(target, length[0], target.length, Lent.POISON); // nobody may read what follows
    return length[0];
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

  /** One of the three calls. */
  private interface Call {

    void on(byte[] compressed) throws IOException;
  }
}
