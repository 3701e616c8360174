package dev.lsmkv.wal;

import dev.lsmkv.spi.entry.BatchEncoder;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.WriteGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Groups to log. */
final class Groups {

  private Groups() {}

  /** One put whose key is the sequence number and whose value is that many bytes of it. */
  static WriteGroup single(long sequence, int valueBytes) {
    byte[] value = new byte[valueBytes];
    Arrays.fill(value, (byte) (0x40 + sequence));
    byte[] key = Long.toString(sequence).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new WriteGroup(sequence, List.of(BatchEncoder.put(key, value)));
  }

  /** Groups of one to four batches of one to five operations, with gaps between some of them. */
  static List<WriteGroup> random(Random random, int groups, int valueBytesMax) {
    List<WriteGroup> all = new ArrayList<>();
    long sequence = random.nextInt(1000);
    for (int i = 0; i < groups; i++) {
      List<EncodedBatch> batches = new ArrayList<>();
      for (int batch = random.nextInt(4); batch >= 0; batch--) {
        batches.add(batch(random, valueBytesMax));
      }
      WriteGroup group = new WriteGroup(sequence, batches);
      all.add(group);
      sequence += group.count() + random.nextInt(2);
    }
    return all;
  }

  /** A batch that does not begin at the beginning of its array. */
  private static EncodedBatch batch(Random random, int valueBytesMax) {
    BatchEncoder encoder = new BatchEncoder();
    for (int operation = random.nextInt(5); operation >= 0; operation--) {
      byte[] key = bytes(random, 20);
      if (random.nextInt(4) == 0) {
        encoder.addDelete(key);
      } else {
        encoder.addPut(key, bytes(random, valueBytesMax));
      }
    }
    EncodedBatch batch = encoder.encoded();
    byte[] shifted = bytes(random, 10);
    int offset = shifted.length;
    shifted = Arrays.copyOf(shifted, offset + batch.length() + 3);
    System.arraycopy(batch.bytes(), batch.offset(), shifted, offset, batch.length());
    return new EncodedBatch(shifted, offset, batch.length(), batch.count());
  }

  private static byte[] bytes(Random random, int lengthMax) {
    byte[] bytes = new byte[random.nextInt(lengthMax + 1)];
    random.nextBytes(bytes);
    return bytes;
  }
}
